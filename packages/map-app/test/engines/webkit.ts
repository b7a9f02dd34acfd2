import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { arch } from 'node:process';
import type { Engine, EnginePage } from './engine.ts';
import { openSession, type Session } from './webdriver.ts';

const DRIVER = '/usr/bin/WebKitWebDriver';
const TRIPLE = arch === 'arm64' ? 'aarch64-linux-gnu' : 'x86_64-linux-gnu';
const MINI_BROWSER = `/usr/lib/${TRIPLE}/webkit2gtk-4.1/MiniBrowser`;

/** WebKitGTK, which has the engine of Safari, over its own WebDriver. */
export const webkit: Engine = {
  name: 'WebKit',
  programs: [DRIVER, MINI_BROWSER],
  howToGetIt: 'install WebKitGTK and its driver (Debian: apt install webkit2gtk-driver)',
  async start(display) {
    const port = await freePort();
    const driver = spawn(DRIVER, [`--port=${port}`], {
      stdio: 'ignore',
      env: {
        ...process.env,
        DISPLAY: display,
        LIBGL_ALWAYS_SOFTWARE: '1',
        WEBKIT_DISABLE_SANDBOX_THIS_IS_DANGEROUS: '1',
      },
    });
    const ended = once(driver, 'exit');
    const session = await openSession(`http://127.0.0.1:${port}`, {
      browserName: 'MiniBrowser',
      'webkitgtk:browserOptions': { binary: MINI_BROWSER, args: ['--automation'] },
    }).catch((error: Error) => {
      driver.kill();
      throw error;
    });
    await session.post('/window/rect', { width: 1280, height: 900 });
    return {
      page: pageOf(session),
      close: async () => {
        await session.delete('');
        driver.kill();
        await ended;
      },
    };
  },
};

function pageOf(session: Session): EnginePage {
  const element = async (selector: string) => {
    const found = await session.post('/element', { using: 'css selector', value: selector });
    return `/element/${Object.values(found as Record<string, string>)[0]}`;
  };
  return {
    goto: async (url) => {
      await session.post('/url', { url });
    },
    evaluate: (run, ...args) =>
      session.post('/execute/sync', { script: `return (${run}).apply(null, arguments)`, args }) as never,
    type: async (selector, text) => {
      await session.post(`${await element(selector)}/value`, { text });
    },
    click: async (selector) => {
      await session.post(`${await element(selector)}/click`, {});
    },
  };
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as { port: number };
  server.close();
  await once(server, 'close');
  return port;
}
