import type { ClientDraft } from "@acme/contracts/ledger/client";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useLocation } from "wouter";
import { idempotencyKeys, mutations } from "../api";
import { ClientForm } from "../components/client-form";
import { Page } from "../components/page";
import { notify } from "../toasts";

export function NewClient() {
  const [keyOf] = useState(idempotencyKeys);
  const create = useMutation(mutations.createClient);
  const cache = useQueryClient();
  const [, go] = useLocation();

  const save = async (draft: ClientDraft): Promise<void> => {
    const client = await create.mutateAsync({ body: draft, header: keyOf(draft) });
    await cache.invalidateQueries();
    notify(`${client.name} is a client now.`);
    go("/clients");
  };

  return (
    <Page title="New client" up={{ href: "/clients", label: "Clients" }}>
      <ClientForm save={save} label="Create client" />
    </Page>
  );
}
