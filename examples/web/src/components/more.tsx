interface Props {
  shown: number;
  total: number;
  /** Of what: "clients". */
  noun: string;
  hasMore: boolean;
  loading: boolean;
  more: () => void;
}

/** How much of a list is there, and the way to the rest of it. */
export function More({ shown, total, noun, hasMore, loading, more }: Props) {
  return (
    <div className="more">
      <span role="status">
        {shown} of {total} {noun}
      </span>
      {hasMore && (
        <button className="button" type="button" disabled={loading} onClick={more}>
          {loading ? "Loading…" : "Show more"}
        </button>
      )}
    </div>
  );
}
