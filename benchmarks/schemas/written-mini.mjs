// Profile of openapi.json as a developer would write it by hand with zod/mini.
import * as z from "zod/mini";

export const Profile = z.strictObject({
  id: z.guid(),
  email: z.string().check(z.regex(/^[^@ ]+@[^@ ]+\.[a-z]+$/)),
  name: z.string().check(z.minLength(1), z.maxLength(100)),
  age: z.int().check(z.gte(0), z.lte(150)),
  score: z.number().check(z.gte(0)),
  active: z.boolean(),
  role: z.enum(["admin", "editor", "viewer"]),
  country: z.string().check(z.regex(/^[A-Z]{2}$/)),
  createdAt: z.iso.datetime({ offset: true }),
  nickname: z.optional(z.nullable(z.string().check(z.maxLength(50)))),
});
