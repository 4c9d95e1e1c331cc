import { Link, Redirect, Route, Switch, useRoute } from "wouter";
import { Icon, type IconName } from "./components/icons";
import { Toaster } from "./components/toaster";
import { useOnline } from "./hooks";
import { ClientPage } from "./pages/client";
import { Clients } from "./pages/clients";
import { Dashboard } from "./pages/dashboard";
import { InvoicePage } from "./pages/invoice";
import { EditInvoice, NewInvoice } from "./pages/invoice-editor";
import { Invoices } from "./pages/invoices";
import { NewClient } from "./pages/new-client";
import { NotFound } from "./pages/not-found";

const PLACES: readonly { href: string; label: string; icon: IconName }[] = [
  { href: "/overview", label: "Overview", icon: "overview" },
  { href: "/clients", label: "Clients", icon: "clients" },
  { href: "/invoices", label: "Invoices", icon: "invoices" },
];

function Place({ href, label, icon }: (typeof PLACES)[number]) {
  // The place of an invoice is that of the invoices.
  const [here] = useRoute(`${href}/*?`);
  return (
    <Link href={href} className="place" aria-current={here ? "page" : undefined}>
      <Icon name={icon} />
      {label}
    </Link>
  );
}

export function App() {
  const online = useOnline();
  return (
    <div className="app">
      <a className="skip" href="#content">
        Skip to content
      </a>
      <header className="side">
        <Link href="/overview" className="brand">
          <img src="/icon.svg" alt="" width="28" height="28" />
          Ledger
        </Link>
        <nav aria-label="Main">
          {PLACES.map((place) => (
            <Place key={place.href} {...place} />
          ))}
        </nav>
      </header>
      <main id="content" tabIndex={-1}>
        {!online && (
          <p className="notice" role="status">
            <Icon name="offline" />
            <span>You are offline. The page goes on when you are back.</span>
          </p>
        )}
        <Switch>
          <Route path="/">
            <Redirect to="/overview" replace />
          </Route>
          <Route path="/overview" component={Dashboard} />
          <Route path="/clients" component={Clients} />
          <Route path="/clients/new" component={NewClient} />
          <Route path="/clients/:id">{({ id }) => <ClientPage key={id} id={id} />}</Route>
          <Route path="/invoices" component={Invoices} />
          <Route path="/invoices/new" component={NewInvoice} />
          <Route path="/invoices/:id">{({ id }) => <InvoicePage key={id} id={id} />}</Route>
          <Route path="/invoices/:id/edit">{({ id }) => <EditInvoice key={id} id={id} />}</Route>
          <Route component={NotFound} />
        </Switch>
      </main>
      <Toaster />
    </div>
  );
}
