import type { User } from "@acme/contracts/workspace/user";
import type { Store } from "./store.js";

/** Who is signed in. */
export const ADA: User = {
  ref: { id: "u_ada", name: "Ada", color: "#ff8800" },
  email: "ada@example.com",
  role: "owner",
  preferences: {
    theme: "system",
    notifications: 1,
    fontScale: 1,
    betaFeatures: ["tables"],
  },
  lastSeenAt: null,
  nickname: null,
};

/** Two documents to look at from the first start, and a discussion. */
export function seed(store: Store): void {
  const brief = store.create(
    {
      title: "Relaunch: the brief",
      blocks: [
        { type: "heading", level: 1, text: "What we want" },
        {
          type: "paragraph",
          runs: [
            { text: "One page that loads at once, ", marks: [], link: null },
            { text: "everywhere", marks: ["italic"], link: null },
            { text: ".", marks: [], link: null },
          ],
        },
        {
          type: "outline",
          ordered: true,
          children: [
            { type: "heading", level: 3, text: "Measure" },
            { type: "heading", level: 3, text: "Cut" },
          ],
        },
      ],
    },
    ADA.ref,
    "Projects",
  );
  store.create({ title: "Notes", blocks: [] }, ADA.ref);
  const about = { anchor: 13, head: 21 };
  const draft = { text: "How do we measure this?", about, threadId: null };
  const { id } = store.comment(brief.id, draft, ADA.ref);
  const answer = { text: "By field data.", about: null, threadId: id };
  store.comment(brief.id, answer, ADA.ref);
}
