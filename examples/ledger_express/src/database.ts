import Sqlite from "libsql";

/** The database cannot be reached, or does not answer in time. */
export class Unreachable extends Error {
  override readonly name = "Unreachable";
}

/** A text that not every database can hold: the driver ends it at the first NUL. */
export class Unstorable extends Error {
  override readonly name = "Unstorable";
}

/** What a column holds, and what a statement is given for it. */
export type Value = string | number | Uint8Array | null;

const TABLES = `
  CREATE TABLE IF NOT EXISTS client (
    number INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, name TEXT NOT NULL, sorted_as TEXT NOT NULL,
    found_by TEXT NOT NULL, email TEXT NOT NULL, email_key TEXT NOT NULL UNIQUE, kind TEXT NOT NULL,
    terms INTEGER NOT NULL, archived INTEGER NOT NULL, created_at TEXT NOT NULL, details TEXT NOT NULL
  ) STRICT;
  CREATE INDEX IF NOT EXISTS client_order ON client (sorted_as, number);
  CREATE TABLE IF NOT EXISTS invoice (
    number INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, label TEXT NOT NULL UNIQUE,
    client_number INTEGER NOT NULL REFERENCES client (number), status TEXT NOT NULL, currency TEXT NOT NULL,
    issued_on TEXT NOT NULL, due_on TEXT NOT NULL, sent_at TEXT, total INTEGER NOT NULL,
    total_in_euro INTEGER NOT NULL, paid INTEGER NOT NULL, details TEXT NOT NULL
  ) STRICT;
  CREATE INDEX IF NOT EXISTS invoice_client ON invoice (client_number);
  CREATE INDEX IF NOT EXISTS invoice_status ON invoice (status);
  CREATE TABLE IF NOT EXISTS line (
    invoice_number INTEGER NOT NULL REFERENCES invoice (number), position INTEGER NOT NULL,
    description TEXT NOT NULL, thousandths INTEGER NOT NULL, unit TEXT NOT NULL, unit_price INTEGER NOT NULL,
    tax TEXT, PRIMARY KEY (invoice_number, position)
  ) STRICT;
  CREATE TABLE IF NOT EXISTS attachment (
    invoice_number INTEGER NOT NULL REFERENCES invoice (number), position INTEGER NOT NULL,
    file_name TEXT NOT NULL, media_type TEXT NOT NULL, content BLOB NOT NULL, PRIMARY KEY (invoice_number, position)
  ) STRICT;
  CREATE TABLE IF NOT EXISTS counter (year INTEGER PRIMARY KEY, last INTEGER NOT NULL) STRICT;
  CREATE TABLE IF NOT EXISTS request (key TEXT PRIMARY KEY, said TEXT NOT NULL, made TEXT NOT NULL) STRICT;
`;

/** A value as the driver takes it: numbers it would keep as floating ones. Throws `Unstorable`. */
function bound(value: Value): bigint | Exclude<Value, number> {
  if (typeof value === "string" && value.includes("\0"))
    throw new Unstorable("a text with a NUL in it");
  return typeof value === "number" ? BigInt(value) : value;
}

/** Statements on the tables, inside a transaction. */
export class Session {
  readonly #connection: Sqlite.Database;

  constructor(connection: Sqlite.Database) {
    this.#connection = connection;
  }

  /** All rows that a query finds; the caller knows their columns. */
  all<Row>(sql: string, ...values: readonly Value[]): Row[] {
    return this.#connection.prepare(sql).all(values.map(bound)) as Row[];
  }

  /** The first row that a query finds. */
  get<Row>(sql: string, ...values: readonly Value[]): Row | undefined {
    return this.all<Row>(sql, ...values)[0];
  }

  /** Does what a statement says. */
  run(sql: string, ...values: readonly Value[]): void {
    this.#connection.prepare(sql).run(values.map(bound));
  }
}

/** A database in a file, which is made ready when it is first reached. */
export class Database {
  readonly #file: string;
  readonly #fill: (session: Session) => void;
  #connection: Sqlite.Database | undefined;

  constructor(file: string, fill: (session: Session) => void) {
    this.#file = file;
    this.#fill = fill;
  }

  /** What `work` comes to. Throws `Unreachable`. */
  read<Made>(work: (session: Session) => Made): Made {
    return this.#reached((connection) => work(new Session(connection)));
  }

  /** What `work` comes to, all of it done or nothing. Throws `Unreachable`. */
  write<Made>(work: (session: Session) => Made): Made {
    return this.#reached((connection) => transaction(connection, work));
  }

  close(): void {
    this.#connection?.close();
    this.#connection = undefined;
  }

  #reached<Made>(work: (connection: Sqlite.Database) => Made): Made {
    try {
      this.#connection ??= this.#opened();
      return work(this.#connection);
    } catch (error) {
      if (!isOfDatabase(error)) throw error;
      throw new Unreachable("the database cannot be reached", { cause: error });
    }
  }

  /** A connection to tables that are there. One that is down when the service starts is tried again by each request. */
  #opened(): Sqlite.Database {
    const connection = new Sqlite(this.#file, { timeout: 5000 });
    try {
      connection.pragma("journal_mode = WAL");
      connection.pragma("synchronous = NORMAL");
      connection.pragma("foreign_keys = ON");
      connection.exec(TABLES);
      transaction(connection, this.#fill);
    } catch (error) {
      connection.close();
      throw error;
    }
    return connection;
  }
}

function transaction<Made>(
  connection: Sqlite.Database,
  work: (session: Session) => Made,
): Made {
  const session = new Session(connection);
  return connection.transaction(() => work(session)).immediate();
}

/** SQLITE_CONSTRAINT, the low byte of all its kinds. */
const CONSTRAINT = 19;

/** Whether the database is at fault, and not a statement that breaks a rule of its tables. */
function isOfDatabase(error: unknown): boolean {
  if (error instanceof Sqlite.SqliteError)
    return ((error.rawCode ?? 0) & 0xff) !== CONSTRAINT;
  return error instanceof Error && error.message.startsWith("ConnectionFailed");
}
