import type { Client, ClientDraft } from "@acme/contracts/ledger/client";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useLocation } from "wouter";
import { mutations, queries } from "../api";
import { ClientForm } from "../components/client-form";
import { Page } from "../components/page";
import { Failure, Skeleton } from "../components/states";
import { inOneLine } from "../failures";
import { KIND_LABELS, showDay } from "../format";
import { notify } from "../toasts";

const UP = { href: "/clients", label: "Clients" };

export function ClientPage({ id }: { id: string }) {
  const client = useQuery(queries.client(id));
  if (client.data) return <Account client={client.data} />;
  return (
    <Page title="Client" up={UP}>
      {client.isPending ? (
        <Skeleton rows={6} label="Loading the client" />
      ) : (
        <Failure error={client.error} retry={() => void client.refetch()} up={UP} />
      )}
    </Page>
  );
}

function Account({ client }: { client: Client }) {
  const path = { client_id: client.id };
  const update = useMutation(mutations.updateClient);
  const archive = useMutation(mutations.archiveClient);
  const cache = useQueryClient();
  const [, go] = useLocation();

  const save = async ({ name, email, address, terms }: ClientDraft): Promise<void> => {
    await update.mutateAsync({ path, body: { name, email, address, terms } });
    await cache.invalidateQueries();
    notify("Saved.");
    go("/clients");
  };
  const onArchive = (): void => {
    if (!confirm(`Archive ${client.name}? They will no longer be listed.`)) return;
    archive.mutate(
      { path },
      {
        onSuccess: async () => {
          await cache.invalidateQueries();
          notify(`${client.name} is archived.`);
          go("/clients");
        },
        onError: (error) => notify(inOneLine(error), "bad"),
      },
    );
  };

  return (
    <Page
      title={client.name}
      up={UP}
      actions={
        <button className="button" type="button" disabled={archive.isPending} onClick={onArchive}>
          Archive
        </button>
      }
    >
      <dl className="facts card">
        <div>
          <dt>Kind</dt>
          <dd>{KIND_LABELS[client.kind]}</dd>
        </div>
        <div>
          <dt>VAT number</dt>
          <dd>{client.vatNumber ?? "None"}</dd>
        </div>
        <div>
          <dt>Client since</dt>
          <dd>{showDay(client.createdAt.slice(0, 10))}</dd>
        </div>
        <div>
          <dt>Tags</dt>
          <dd>{client.tags.length === 0 ? "None" : client.tags.join(", ")}</dd>
        </div>
      </dl>
      <ClientForm client={client} save={save} label="Save changes" />
    </Page>
  );
}
