import { Problem } from "@acme/contracts/express";
import type {
  CommentDraftInputSchema,
  DocumentDraftInputSchema,
} from "@acme/contracts/workspace/api";
import type {
  Comment,
  Thread,
  ThreadList,
} from "@acme/contracts/workspace/comment";
import type {
  Block,
  Document,
  Folder,
} from "@acme/contracts/workspace/document";
import type { WorkspaceEvent } from "@acme/contracts/workspace/event";
import type { UserRef } from "@acme/contracts/workspace/user";
import type { output } from "zod";
import { Channel } from "./channel.js";
import { newDocumentId, newId, now } from "./sources.js";

type DocumentDraft = output<typeof DocumentDraftInputSchema>;
type CommentDraft = output<typeof CommentDraftInputSchema>;

const THREADS_A_PAGE = 20;

interface Kept {
  document: Document;
  readonly folder: string;
  readonly threads: Thread[];
  readonly events: Channel<WorkspaceEvent>;
}

/** The documents of a workspace with what is said about them, in memory. */
export class Store {
  readonly #kept = new Map<string, Kept>();

  /** All folders, in the order in which they were first used. */
  folders(): Folder[] {
    const found = new Map<string, Folder>();
    for (const { document, folder } of this.#kept.values()) {
      const into = found.get(folder) ?? {
        name: folder,
        documents: [],
        folders: [],
      };
      into.documents.push(document);
      found.set(folder, into);
    }
    return [...found.values()];
  }

  /** Starts a document. */
  create(draft: DocumentDraft, owner: UserRef, folder = "Drafts"): Document {
    const document: Document = {
      id: newDocumentId(),
      title: draft.title,
      owner,
      blocks: complete(draft),
      access: {},
      version: 1,
      updatedAt: now(),
      wordLimit: null,
      blockCount: draft.blocks.length,
    };
    const events = new Channel<WorkspaceEvent>();
    this.#kept.set(document.id, { document, folder, threads: [], events });
    return document;
  }

  /** A document. Throws a `Problem` where there is none. */
  document(id: string): Document {
    return this.#at(id).document;
  }

  /** Replaces what a document says. Throws a `Problem` where that is not what `version` is of. */
  replace(id: string, draft: DocumentDraft, version: number): Document {
    const kept = this.#at(id);
    const current = kept.document.version;
    if (version !== current)
      throw new Problem(409, {
        detail: "Somebody else has changed the document since.",
        version: current,
      });
    kept.document = {
      ...kept.document,
      title: draft.title,
      blocks: complete(draft),
      version: current + 1,
      updatedAt: now(),
      blockCount: draft.blocks.length,
    };
    return kept.document;
  }

  /** One page of the discussions that are open, the oldest first. The cursor is the last one seen. */
  threads(id: string, cursor: string | undefined): ThreadList {
    const open = this.#at(id).threads.filter(
      (each) => each.resolvedBy === null,
    );
    const seen =
      cursor === undefined
        ? 0
        : open.findIndex(({ first }) => first.id === cursor) + 1;
    if (cursor !== undefined && seen === 0)
      throw refusedAt("/query/cursor", "cursor", "Not a cursor of this list");
    const items = open.slice(seen, seen + THREADS_A_PAGE);
    const more = seen + items.length < open.length;
    const nextCursor = more ? (items.at(-1)?.first.id ?? null) : null;
    return {
      documentId: id,
      openThreads: { items, total: open.length, nextCursor },
    };
  }

  /** Remarks on a document, or answers a remark, and tells who is watching. */
  comment(id: string, draft: CommentDraft, author: UserRef): Comment {
    const { threads, events } = this.#at(id);
    const comment: Comment = {
      id: newId(),
      author,
      text: draft.text,
      writtenAt: now(),
      reactions: {},
      attachments: [],
      replies: [],
    };
    if (draft.threadId === null)
      threads.push({ about: draft.about, first: comment, resolvedBy: null });
    else {
      const answered = draft.threadId.toLowerCase();
      const thread = threads.find(({ first }) => first.id === answered);
      if (thread === undefined)
        throw refusedAt(
          "/body/threadId",
          "unknown",
          "No remark of this document",
        );
      thread.first.replies.push(comment);
    }
    events.send({
      eventId: newId(),
      sentAt: comment.writtenAt,
      type: "comment-added",
      comment,
    });
    return comment;
  }

  /** What happens in a document from now on; those who watch already are told of who joins. */
  watch(
    id: string,
    user: UserRef,
    signal: AbortSignal,
  ): AsyncIterable<WorkspaceEvent> {
    const { events } = this.#at(id);
    const heard = events.listen(signal);
    events.send({
      eventId: newId(),
      sentAt: now(),
      type: "user-joined",
      presence: {
        user,
        activity: "reading",
        pointer: null,
        selection: null,
        idleFor: "PT0S",
      },
    });
    signal.addEventListener("abort", () => {
      events.send({
        eventId: newId(),
        sentAt: now(),
        type: "user-left",
        userId: user.id,
        reason: "closed",
      });
    });
    return heard;
  }

  #at(id: string): Kept {
    const kept = this.#kept.get(id);
    if (kept === undefined) throw new Problem(404);
    return kept;
  }
}

/** The blocks of a draft. Parsing has filled them in, which the type of what refers to itself does not say. */
function complete(draft: DocumentDraft): Block[] {
  return draft.blocks as Block[];
}

/** A refusal at one place of the request, as those of the contract are. */
function refusedAt(pointer: string, code: string, message: string): Problem {
  return new Problem(422, {
    detail: "The request does not keep the contract.",
    errors: [{ pointer, code, message }],
  });
}
