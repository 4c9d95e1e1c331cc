// How the client's half of a package is used, and what of it does not compile.
import { standardSchemaResolver } from "@hookform/resolvers/standard-schema";
import {
  QueryClient,
  queryOptions as tanstack,
  useInfiniteQuery,
  useMutation,
  useQuery,
  useSuspenseQuery,
} from "@tanstack/react-query";
import { http } from "msw";
import { setupServer } from "msw/node";
import { useForm } from "react-hook-form";
import { issues } from "shop/runtime";
import { type Client, ClientError, createClient, type Download, type EventStream, failed } from "shop/client";
import { toFormErrors, withMessages } from "shop/forms";
import { handlers, sample, sampleRequest } from "shop/mocks";
import * as mini from "shop/mini/operations";
import * as operations from "shop/operations";
import { addPhoto, deleteOrder, getReceipt, listOrders, placeOrder, watchOrders } from "shop/operations";
import { type Order, OrderDraftInputSchema, type OrderPage, OrderSchema } from "shop/operations/shop";
import { infiniteQueryOptions, mutationOptions, queryKey, queryOptions, retryTransient } from "shop/query";

type Same<A, B> = (<T>() => T extends A ? 1 : 2) extends <T>() => T extends B ? 1 : 2 ? true : false;
const same = <A, B>(_: Same<A, B>): void => undefined;

const client: Client = createClient({ baseUrl: "https://shop.example" });
const id = { order_id: "0d1f6d5e-8f3c-4f6e-9a38-5b9d2f3c4e10" };
const key = { "idempotency-key": id.order_id };

export async function calls(): Promise<void> {
  await client.call(listOrders);
  const result = await client.call(listOrders, { query: { limit: 5, status: ["open"] } });
  if (result.ok) {
    same<typeof result.status, 200>(true);
    same<typeof result.data, OrderPage>(true);
  } else if (result.kind === "problem") {
    same<typeof result.status, 400 | 401 | 422>(true);
    same<typeof result.problem.detail, string | undefined>(true);
  } else if (result.kind === "contract" || result.kind === "request") {
    same<(typeof result.issues)[0]["pointer"], string>(true);
  } else if (result.kind === "http") {
    same<typeof result.text, string>(true);
  } else {
    same<typeof result.kind, "network" | "timeout" | "aborted" | "decode" | "setup">(true);
  }
  const placed = await client.call(placeOrder, { body: { pieces: 1 }, header: key });
  if (placed.ok && placed.status === 202) same<typeof placed.data, Order[]>(true);
  if (placed.ok && placed.status === 201) same<typeof placed.data, Order>(true);
  if (!placed.ok && placed.kind === "problem" && placed.status === 409) same<typeof placed.problem.left, number>(true);
  // @ts-expect-error - another status's problem has no such member
  if (!placed.ok && placed.kind === "problem" && placed.status === 422) placed.problem.left;

  same<Awaited<ReturnType<typeof client.orThrow<typeof deleteOrder>>>, undefined>(true);
  const receipt = await client.orThrow(getReceipt, { path: id });
  same<typeof receipt, Download>(true);
  const events = await client.orThrow(watchOrders);
  same<typeof events, EventStream<Order>>(true);
  for await (const order of events) same<typeof order, Order>(true);
  await client.call(addPhoto, { path: id, files: { photo: new Blob([]) }, body: { caption: "x" } });
  await client.call(addPhoto, { path: id, files: { photo: new Blob([]) } });
  await client.call(addPhoto, { path: id, files: { photo: new Blob([]), details: [new Blob([]), new Uint8Array()] } });
  await client.call(placeOrder, { body: { pieces: 1 }, header: key, cookie: { region: "eu" } });
  const small = await client.orThrow(mini.listOrders, { query: { limit: 5 } });
  same<typeof small, OrderPage>(true);

  // @ts-expect-error - a body is needed
  await client.call(placeOrder, { header: key });
  // @ts-expect-error - and arguments at all
  await client.call(deleteOrder);
  // @ts-expect-error - of the right type
  await client.call(listOrders, { query: { limit: "5" } });
  // @ts-expect-error - a parameter that there is
  await client.call(listOrders, { query: { page: 5 } });
  // @ts-expect-error - a part that there is
  await client.call(listOrders, { body: {} });
  // @ts-expect-error - a file that is needed
  await client.call(addPhoto, { path: id, files: {} });
  // @ts-expect-error - files in a list
  await client.call(addPhoto, { path: id, files: { photo: new Blob([]), details: new Blob([]) } });
  // @ts-expect-error - what may fail has no data
  (await client.call(listOrders)).data;
}

export function caught(error: unknown): number | undefined {
  if (!failed(placeOrder, error)) return undefined;
  same<typeof error, ClientError<typeof placeOrder>>(true);
  const { failure } = error;
  return failure.kind === "problem" && failure.status === 409 ? failure.problem.left : undefined;
}

export function Queries(): void {
  const orders = useQuery(queryOptions(client, listOrders, { query: { limit: 5 } }));
  same<typeof orders.data, OrderPage | undefined>(true);
  same<typeof orders.error, ClientError<typeof listOrders> | null>(true);
  const now = useSuspenseQuery(queryOptions(client, listOrders));
  same<typeof now.data, OrderPage>(true);
  const ids = useQuery({ ...queryOptions(client, listOrders), select: (page) => page.items.map((order) => order.id) });
  same<typeof ids.data, string[] | undefined>(true);
  useQuery(tanstack({ ...queryOptions(client, listOrders), staleTime: 1000, enabled: false }));

  const pages = useInfiniteQuery(infiniteQueryOptions(client, listOrders, { query: { limit: 5 } }));
  same<typeof pages.error, ClientError<typeof listOrders> | null>(true);
  const items: Order[] | undefined = pages.data?.pages.flatMap((page) => page.items);
  // @ts-expect-error - an operation without pages
  infiniteQueryOptions(client, deleteOrder, { path: id });

  const place = useMutation(mutationOptions(client, placeOrder));
  same<typeof place.error, ClientError<typeof placeOrder> | null>(true);
  same<typeof place.data, Order | Order[] | undefined>(true);
  place.mutate({ body: { pieces: 1 }, header: key });
  // @ts-expect-error - without a body
  place.mutate({ header: key });
  useMutation(mutationOptions(client, listOrders)).mutate();

  const cache = new QueryClient({ defaultOptions: { queries: { retry: retryTransient } } });
  const kept = cache.getQueryData(queryKey(listOrders, { query: { limit: 5 } }));
  same<typeof kept, OrderPage | undefined>(true);
  void cache.fetchQuery(queryOptions(client, listOrders)).then((page) => same<typeof page, OrderPage>(true));
  void cache.prefetchInfiniteQuery(infiniteQueryOptions(client, listOrders));
  void cache.invalidateQueries({ queryKey: queryKey(listOrders) });
  // @ts-expect-error - another type than what is kept there
  cache.setQueryData(queryKey(listOrders), { items: 1 });
  void items;
}

export function Form(): void {
  const form = useForm({ resolver: standardSchemaResolver(OrderDraftInputSchema) });
  const told = useForm({ resolver: standardSchemaResolver(withMessages(OrderDraftInputSchema)) });
  void told.handleSubmit((draft) => same<typeof draft.pieces, number>(true));
  void form.handleSubmit(async (draft) => {
    const placed = await client.call(placeOrder, { body: draft, header: key });
    if (!placed.ok && placed.kind === "problem") toFormErrors(placed.problem, form.setError);
    if (!placed.ok) toFormErrors(placed, form.setError);
    const parsed = OrderDraftInputSchema.safeParse(draft);
    if (!parsed.success) toFormErrors(issues(parsed.error, draft), form.setError);
  });
}

export const doubles = setupServer(
  ...handlers(
    http,
    operations,
    {
      listOrders: ({ query }) => {
        same<typeof query.limit, number>(true);
        return { status: 200, body: { items: [], next_cursor: null } };
      },
      placeOrder: ({ body }) => ({
        status: 409,
        body: { ...sample(operations.placeOrder.errors[409].schema), left: body.pieces },
      }),
      deleteOrder: () => ({ status: 204 }),
      getReceipt: () => ({ status: 200, body: "%PDF" }),
      watchOrders: () => ({ status: 200, body: [sample(OrderSchema)] }),
    },
    { baseUrl: "https://shop.example", seed: 1 },
  ),
  ...handlers(http, { listOrders }),
);
// @ts-expect-error - a status that the operation does not have
handlers(http, operations, { listOrders: () => ({ status: 201, body: { items: [], next_cursor: null } }) });
// @ts-expect-error - an operation that there is not
handlers(http, operations, { loseOrders: () => ({ status: 204 }) });

const order = sample(OrderSchema);
same<typeof order.pieces, number>(true);
const page: OrderPage = sample(listOrders, 5);
void client.call(placeOrder, sampleRequest(placeOrder));
void page;
