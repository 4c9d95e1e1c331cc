import { Problem } from "@acme/contracts/express";
import { Clients } from "./clients.js";
import { Database, type Session, Unreachable, Unstorable } from "./database.js";
import { dayOf } from "./dates.js";
import { Invoices } from "./invoices.js";
import { seed } from "./seed.js";
import type { Sources } from "./sources.js";

/** The books as one request sees them. */
export interface OpenBooks {
  readonly session: Session;
  readonly clients: Clients;
  readonly invoices: Invoices;
  readonly today: string;
}

/** The books, to be opened by each request for as long as it needs them. */
export class Books {
  readonly #database: Database;
  readonly #sources: Sources;

  constructor(file: string, sources: Sources, seeded: boolean) {
    this.#sources = sources;
    this.#database = new Database(file, (session) => {
      if (seeded) seed(session, sources);
    });
  }

  /** Opens the books to read. Throws a `Problem` where they cannot be reached. */
  read<Made>(work: (books: OpenBooks) => Made): Made {
    return reached(() =>
      this.#database.read((session) => work(this.#opened(session))),
    );
  }

  /** Opens the books to write: everything that `work` does is written, or nothing. Throws as `read`. */
  write<Made>(work: (books: OpenBooks) => Made): Made {
    return reached(() =>
      this.#database.write((session) => work(this.#opened(session))),
    );
  }

  close(): void {
    this.#database.close();
  }

  #opened(session: Session): OpenBooks {
    return {
      session,
      clients: new Clients(session, this.#sources),
      invoices: new Invoices(session, this.#sources),
      today: dayOf(this.#sources.now()),
    };
  }
}

function reached<Made>(work: () => Made): Made {
  try {
    return work();
  } catch (error) {
    if (error instanceof Unstorable)
      throw new Problem(422, { detail: "The books cannot hold such a text." });
    if (!(error instanceof Unreachable)) throw error;
    console.error("ledger: the books cannot be reached:", error.cause);
    throw new Problem(503, {
      detail: "The books cannot be reached.",
      headers: { "retry-after": "5" },
    });
  }
}
