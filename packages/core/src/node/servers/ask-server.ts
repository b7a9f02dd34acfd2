import { EngineError } from '../travel-engine.ts';

/** How a server is asked: never faster than it allows, again where it stumbles. */
export interface ServerManners {
  /** Milliseconds from the start of one request to the start of the next. */
  readonly intervalMilliseconds: number;
  /** Attempts a request, the first included. */
  readonly attempts: number;
  /** Wait before the second attempt; it doubles each time, up to a minute, with up to a quarter of chance. */
  readonly backOffMilliseconds: number;
  /** A request that takes longer counts as failed. */
  readonly timeoutMilliseconds: number;
}

export const DEFAULT_MANNERS: ServerManners = {
  intervalMilliseconds: 0,
  attempts: 5,
  backOffMilliseconds: 1000,
  timeoutMilliseconds: 120_000,
};

export interface ServerRequest {
  readonly url: string;
  /** Sent by POST as JSON; GET without it. */
  readonly body?: object;
  readonly headers?: Readonly<Record<string, string>>;
}

/** The server gave an answer that no further attempt will change. */
export class ServerRefusal extends EngineError {
  override readonly name = 'ServerRefusal';
  readonly status: number;
  /** The body, where it was JSON. */
  readonly body: unknown;

  constructor(message: string, status: number, body: unknown) {
    super(message);
    this.status = status;
    this.body = body;
  }
}

const LONGEST_WAIT_MILLISECONDS = 60_000;

export type AskServer = (request: ServerRequest) => Promise<unknown>;

/**
 * A way to ask one server, one request after another.
 *
 * Network faults, time-outs, answers that are no JSON, 408, 425, 429 and 5xx are tried again after a growing
 * wait, or after what the server's Retry-After asks for; any other status is final.
 *
 * @param sleep waits; tests pass one that does not
 */
export function politeServer(
  manners: Partial<ServerManners> = {},
  sleep: (milliseconds: number) => Promise<void> = (milliseconds) =>
    new Promise((resolve) => setTimeout(resolve, milliseconds)),
): AskServer {
  const rules = { ...DEFAULT_MANNERS, ...manners };
  let turn: Promise<void> = Promise.resolve();
  const takeTurn = () => {
    const mine = turn;
    turn = turn.then(() => (rules.intervalMilliseconds > 0 ? sleep(rules.intervalMilliseconds) : undefined));
    return mine;
  };
  return async (request) => {
    const faults: string[] = [];
    for (let attempt = 1; ; attempt++) {
      await takeTurn();
      const outcome = await tryOnce(request, rules.timeoutMilliseconds);
      if ('answer' in outcome) return outcome.answer;
      faults.push(outcome.fault);
      if (attempt >= rules.attempts)
        throw new EngineError(
          `${withoutKey(request.url)} failed ${attempt} time${attempt === 1 ? '' : 's'}, last: ${faults.at(-1)}`,
        );
      await sleep(outcome.wait ?? backOff(rules.backOffMilliseconds, attempt));
    }
  };
}

type Outcome = { readonly answer: unknown } | { readonly fault: string; readonly wait?: number };

async function tryOnce(request: ServerRequest, timeout: number): Promise<Outcome> {
  let response: Response;
  let text: string;
  try {
    response = await fetch(request.url, {
      method: request.body === undefined ? 'GET' : 'POST',
      headers: {
        accept: 'application/json, application/geo+json',
        'content-type': 'application/json',
        ...request.headers,
      },
      ...(request.body === undefined ? {} : { body: JSON.stringify(request.body) }),
      signal: AbortSignal.timeout(timeout),
    });
    text = await response.text();
  } catch (error) {
    return { fault: networkFault(error as Error, timeout) };
  }
  const body = parse(text);
  if (response.ok)
    return body === undefined ? { fault: `the answer is no JSON: ${text.slice(0, 60)}` } : { answer: body };
  const fault = `status ${response.status}${text === '' ? '' : `: ${text.slice(0, 200)}`}`;
  const mayPass = response.status >= 500 || [408, 425, 429].includes(response.status);
  if (!mayPass)
    throw new ServerRefusal(`${withoutKey(request.url)} refused: ${fault}`, response.status, body);
  const wait = retryAfter(response.headers.get('retry-after'));
  return wait === undefined ? { fault } : { fault, wait };
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}

function networkFault(error: Error, timeout: number): string {
  if (error.name === 'TimeoutError') return `no answer within ${timeout / 1000} s`;
  const { cause } = error;
  return cause instanceof Error ? `${error.message} (${cause.message})` : error.message;
}

function backOff(first: number, attempt: number): number {
  return Math.min(LONGEST_WAIT_MILLISECONDS, first * 2 ** (attempt - 1)) * (1 + Math.random() / 4);
}

/** Retry-After in seconds or as a date (RFC 9110), as milliseconds from now, at most a minute. */
function retryAfter(header: string | null): number | undefined {
  if (header === null) return undefined;
  const seconds = Number(header);
  const milliseconds = Number.isNaN(seconds) ? Date.parse(header) - Date.now() : seconds * 1000;
  if (Number.isNaN(milliseconds)) return undefined;
  return Math.min(LONGEST_WAIT_MILLISECONDS, Math.max(0, milliseconds));
}

/** Keys travel in queries: they have no place in messages. */
function withoutKey(url: string): string {
  return url.replace(/\?.*$/, '');
}
