import type { $ZodError, $ZodType, input, output } from "zod/v4/core";
/** A schema of either dialect of Zod. */
export interface Schema extends $ZodType {
  safeParse(value: unknown): SafeParsed;
}
/** How Zod says whether a value keeps a schema. */
export type SafeParsed =
  | {
      readonly success: true;
      readonly data: unknown;
    }
  | {
      readonly success: false;
      readonly error: $ZodError;
    };
/** What the text of a parameter is read as before it is validated. */
export type Kind = "string" | "integer" | "number" | "boolean";
/** One parameter; a repeated one is a list. */
export interface Parameter {
  readonly kind: Kind;
  readonly repeated: boolean;
}
/** Where parameters stand. */
export type Location = "path" | "query" | "header" | "cookie";
/** What has a schema. `type` is never there: declarations say by it what the schema's documents are called. */
interface Typed {
  readonly schema?: Schema;
  readonly type?: unknown;
}
/** The parameters of one location, by wire name, and the schema of the object that they are together. */
export interface Group extends Typed {
  readonly schema: Schema;
  readonly members: Readonly<Record<string, Parameter>>;
  /** Whether a request cannot do without one of them. */
  readonly required: boolean;
}
/** What a file of a form may be, or each of several under one name. */
export interface FileLimits {
  readonly required: boolean;
  readonly mediaTypes?: readonly string[];
  readonly maxBytes?: number;
  readonly several?: boolean;
  readonly maxFiles?: number;
}
/** How content travels: one JSON document, a multipart form, Server-Sent Events of documents, or bytes as they are. */
export type Carried = "json" | "form" | "events" | "bytes";
/** What a request or an answer carries. The schema is that of the document, of each event, or of a form's fields. */
export interface Content extends Typed {
  readonly carried: Carried;
  readonly mediaType: string;
  /** The fields of a form, by wire name. */
  readonly members?: Readonly<Record<string, Parameter>>;
  readonly files?: Readonly<Record<string, FileLimits>>;
}
/** What a request carries. */
export interface Body extends Content {
  readonly required: boolean;
}
/** How a list is paged: the query parameter for the next page, and the JSON Pointer to its value in an answer. */
export interface Pages {
  readonly parameter: string;
  readonly next: string;
}
/** Content by status; `null` where there is none. */
export type Answers = Readonly<Record<number, Content | null>>;
/** An error that an operation declares: its description is what a problem says that has no detail of its own. */
export interface DeclaredError extends Content {
  readonly description?: string;
}
/** Declared errors by status; `default` is any other. */
export type Errors = Readonly<Record<number, DeclaredError | null>> & {
  readonly default?: DeclaredError | null;
};
/** One operation of an API: what the constants of the generated module `operations` are. */
export interface Operation {
  readonly id: string;
  readonly method: string;
  /** With parameters in braces: `/invoices/{invoice_id}`. */
  readonly path: string;
  readonly parameters: {
    readonly [L in Location]?: Group;
  };
  readonly body?: Body;
  /** Successes. */
  readonly answers: Answers;
  readonly errors: Errors;
  readonly security: readonly string[];
  readonly pages?: Pages;
  /** The day on which it goes away, as `2027-01-01`; servers say it in a header (RFC 8594). */
  readonly sunset?: string;
}
/** Operations by name: the module `operations`, or an object of some of its constants. */
export type Operations = Readonly<Record<string, Operation>>;
/** A file as a server receives it. */
export interface Upload {
  readonly fileName: string;
  readonly mediaType: string;
  readonly content: Uint8Array;
}
/** The type on the server's side of a schema: what parsing gives. */
type Given<S> = S extends {
  readonly schema: infer Of extends Schema;
}
  ? output<Of>
  : Record<never, never>;
/** The type on the client's side of a schema: what parsing takes, by its name where it has one. */
type Taken<S> = S extends {
  readonly type?: infer T;
}
  ? Exclude<T, undefined>
  : S extends {
        readonly schema: infer Of extends Schema;
      }
    ? input<Of>
    : Record<never, never>;
/** Files of a form by name, lists of them where there may be several. Those that are not `Sure` are optional. */
type FilesOf<Limits, File, Sure> = {
  readonly [N in keyof Limits as Limits[N] extends Sure ? N : never]: FilesAs<
    Limits[N],
    File
  >;
} & {
  readonly [N in keyof Limits as Limits[N] extends Sure ? never : N]?:
    FilesAs<Limits[N], File> | undefined;
};
type FilesAs<Limits, File> = Limits extends {
  readonly several: true;
}
  ? readonly File[]
  : File;
/** The files that a client has to send. */
type Needed = {
  readonly required: true;
};
/** The files that a handler always has: of several, none are an empty list. */
type Present =
  | Needed
  | {
      readonly several: true;
    };
/** The files of an operation's form; none where it takes none. */
type FileParts<O extends Operation, File, Sure> = O extends {
  readonly body: {
    readonly files: infer Limits;
  };
}
  ? {
      readonly files: FilesOf<Limits, File, Sure>;
    }
  : unknown;
/** The body that a server receives: parsed JSON, the fields of a form, or bytes. */
type BodyReceived<B extends Body> = B extends {
  readonly carried: "bytes";
}
  ? Uint8Array
  : Given<B>;
type BodyPart<O extends Operation> = O extends {
  readonly body: infer B extends Body;
}
  ? {
      readonly body: B extends {
        readonly required: true;
      }
        ? BodyReceived<B>
        : BodyReceived<B> | undefined;
    }
  : unknown;
/** A type alias written out, so that editors and compilers show what is in it. */
export type Flat<T> = {
  [K in keyof T]: T[K];
};
/**
 * A request as its handler receives it, parsed: `path`, `query`, `header`, `cookie`, `body` and `files`, as far as the
 * operation has them.
 */
export type Received<O extends Operation> = Flat<
  {
    readonly [L in keyof O["parameters"]]: Given<O["parameters"][L]>;
  } & BodyPart<O> &
    FileParts<O, Upload, Present>
>;
/** The body that a client sends. `Binary` is what it has bytes as. */
type BodySent<B extends Body, Binary> = B extends {
  readonly carried: "bytes";
}
  ? Binary
  : Taken<B>;
type BodyArgument<O extends Operation, Binary> = O extends {
  readonly body: infer B extends Body;
}
  ? IsNeeded<B> extends true
    ? {
        readonly body: BodySent<B, Binary>;
      }
    : {
        readonly body?: BodySent<B, Binary> | undefined;
      }
  : unknown;
/** Whether a call cannot do without the argument `body`: the fields of a form may all be optional, beside its files. */
type IsNeeded<B extends Body> = B extends {
  readonly carried: "form";
}
  ? Record<never, never> extends Taken<B>
    ? false
    : true
  : B["required"];
/** Locations whose parameters a client has to be given. Cookies are a browser's own affair. */
type NeededLocation<O extends Operation> = {
  [L in keyof O["parameters"]]: O["parameters"][L] extends {
    readonly required: true;
  }
    ? Exclude<L, "cookie">
    : never;
}[keyof O["parameters"]];
/**
 * A request as a client makes it: the same parts as its handler receives, before parsing. What a request can do without
 * is optional. `Binary` is what the client has files and bytes as.
 */
export type Arguments<O extends Operation, Binary = Uint8Array> = Flat<
  {
    readonly [L in NeededLocation<O>]: Taken<O["parameters"][L]>;
  } & {
    readonly [L in Exclude<keyof O["parameters"], NeededLocation<O>>]?:
      Taken<O["parameters"][L]> | undefined;
  } & BodyArgument<O, Binary> &
    FileParts<O, Binary, Needed>
>;
/** The statuses of an operation's successes. */
export type SuccessStatus<O extends Operation> = keyof O["answers"] & number;
/** The statuses of an operation's declared errors. */
export type ErrorStatus<O extends Operation> = keyof O["errors"] & number;
/** The document of an answer, or of each event of a stream, as a client gets it. */
export type DocumentOf<C> = C extends {
  readonly type?: infer T;
}
  ? Exclude<T, undefined>
  : C extends {
        readonly schema: infer S extends Schema;
      }
    ? output<S>
    : unknown;
/** The document of an answer, or of each event of a stream, as a server makes it. */
export type DocumentFor<C> = C extends {
  readonly schema: infer S extends Schema;
}
  ? input<S>
  : unknown;
export {};
