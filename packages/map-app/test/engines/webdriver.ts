import { setTimeout as pause } from 'node:timers/promises';

/** A session of WebDriver (https://www.w3.org/TR/webdriver2/); paths are relative to the session's. */
export interface Session {
  post(path: string, body: object): Promise<unknown>;
  delete(path: string): Promise<unknown>;
}

const START_TRIES = 100;

/** Opens a session on a driver that may still be starting; throws what the driver says is wrong. */
export async function openSession(driver: string, capabilities: object): Promise<Session> {
  await answering(driver);
  const made = await command('POST', `${driver}/session`, { capabilities: { alwaysMatch: capabilities } });
  const base = `${driver}/session/${(made as { sessionId: string }).sessionId}`;
  return {
    post: (path, body) => command('POST', base + path, body),
    delete: (path) => command('DELETE', base + path),
  };
}

async function answering(driver: string): Promise<void> {
  for (let left = START_TRIES; ; left--) {
    try {
      await command('GET', `${driver}/status`);
      return;
    } catch (error) {
      if (left === 0) throw error;
      await pause(100);
    }
  }
}

async function command(method: string, url: string, body?: object): Promise<unknown> {
  const response = await fetch(url, { method, ...(body && { body: JSON.stringify(body) }) });
  const { value } = (await response.json()) as { value: unknown };
  if (response.ok) return value;
  const { error, message } = value as { error: string; message: string };
  throw new Error(`${method} ${url}: ${error}: ${message}`);
}
