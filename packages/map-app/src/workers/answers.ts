interface Expected<Reply> {
  readonly resolve: (reply: Reply) => void;
  readonly reject: (problem: Error) => void;
}

/** The page's side of what a worker is asked: each question has a number, which comes back with its answer. */
export class Answers<Reply extends { readonly number: number }> {
  readonly #expected = new Map<number, Expected<Reply>>();
  #count = 0;

  /** @param post sends the question with its number */
  to(post: (number: number) => void): Promise<Reply> {
    const number = this.#count++;
    return new Promise((resolve, reject) => {
      this.#expected.set(number, { resolve, reject });
      post(number);
    });
  }

  /** Hands an answer on; one with a problem is thrown. */
  hear(reply: Reply | { readonly number: number; readonly problem: string }): void {
    const expected = this.#expected.get(reply.number);
    this.#expected.delete(reply.number);
    if ('problem' in reply) expected?.reject(new Error(reply.problem));
    else expected?.resolve(reply);
  }

  /** The worker is no more: none of its answers will come. */
  fail(message: string): void {
    for (const { reject } of this.#expected.values()) reject(new Error(message));
    this.#expected.clear();
  }
}
