import type { Client, ClientKind } from "@acme/contracts/ledger/client";
import { ClientKindSchema } from "@acme/contracts/ledger/client";
import { keepPreviousData, useInfiniteQuery } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import { Link, useSearchParams } from "wouter";
import { queries } from "../api";
import { Icon } from "../components/icons";
import { More } from "../components/more";
import { Page } from "../components/page";
import { Empty, Failure, Outdated, Skeleton } from "../components/states";
import { KIND_LABELS, showDay } from "../format";
import { useSettled } from "../hooks";

export function Clients() {
  const [params, setParams] = useSearchParams();
  const [search, setSearch] = useState(params.get("search") ?? "");
  const settled = useSettled(search.trim());
  const kind = ClientKindSchema.safeParse(params.get("kind")).data;

  useEffect(() => {
    setParams((before) => withParam(before, "search", settled), { replace: true });
  }, [settled, setParams]);

  return (
    <Page title="Clients" actions={<NewClientLink />}>
      <div className="filters">
        <label className="search">
          <span className="visually-hidden">Search by name or e-mail</span>
          <Icon name="search" />
          <input
            type="search"
            placeholder="Search clients"
            maxLength={120}
            value={search}
            onChange={(event) => setSearch(event.target.value)}
          />
        </label>
        <label>
          <span className="visually-hidden">Kind</span>
          <select
            value={kind ?? ""}
            onChange={({ target }) => setParams((before) => withParam(before, "kind", target.value), { replace: true })}
          >
            <option value="">All kinds</option>
            {ClientKindSchema.options.map((option) => (
              <option key={option} value={option}>
                {KIND_LABELS[option]}
              </option>
            ))}
          </select>
        </label>
      </div>
      <Found search={settled} kind={kind} />
    </Page>
  );
}

function withParam(before: URLSearchParams, name: string, value: string): URLSearchParams {
  const after = new URLSearchParams(before);
  if (value === "") after.delete(name);
  else after.set(name, value);
  return after;
}

function NewClientLink() {
  return (
    <Link className="button primary" href="/clients/new">
      <Icon name="plus" />
      New client
    </Link>
  );
}

function Found({ search, kind }: { search: string; kind: ClientKind | undefined }) {
  const list = useInfiniteQuery({
    ...queries.clients({ search: search || undefined, kind }),
    placeholderData: keepPreviousData,
  });
  const retry = (): void => void list.refetch();

  if (list.isPending) return <Skeleton rows={8} label="Loading clients" />;
  if (list.data === undefined) return <Failure error={list.error} retry={retry} />;

  const clients = list.data.pages.flatMap((page) => page.items);
  if (clients.length === 0)
    return search || kind ? (
      <Empty icon="search" title="No client matches">
        Try another name, or fewer filters.
      </Empty>
    ) : (
      <Empty icon="clients" title="No clients yet" action={<NewClientLink />}>
        Invoices go to clients, so start with one.
      </Empty>
    );
  return (
    <>
      {list.isError && <Outdated error={list.error} retry={retry} />}
      <Table clients={clients} />
      <More
        shown={clients.length}
        total={list.data.pages.at(-1)?.total ?? clients.length}
        noun={list.data.pages.at(-1)?.total === 1 ? "client" : "clients"}
        hasMore={list.hasNextPage}
        loading={list.isFetchingNextPage}
        more={() => void list.fetchNextPage()}
      />
    </>
  );
}

function Table({ clients }: { clients: readonly Client[] }) {
  return (
    <div className="card">
      <table className="list">
        <caption className="visually-hidden">Clients</caption>
        <thead>
          <tr>
            <th scope="col">Name</th>
            <th scope="col" className="wide">
              Kind
            </th>
            <th scope="col" className="wide">
              City
            </th>
            <th scope="col" className="wide">
              Client since
            </th>
          </tr>
        </thead>
        <tbody>
          {clients.map(({ id, name, kind, email, address, createdAt }) => (
            <tr key={id}>
              <th scope="row">
                <Link className="row-link" href={`/clients/${id}`}>
                  {name}
                </Link>
                <span className="minor">{email}</span>
              </th>
              <td className="wide">{KIND_LABELS[kind]}</td>
              <td className="wide">
                {address.city}, {address.country}
              </td>
              <td className="wide">{showDay(createdAt.slice(0, 10))}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
