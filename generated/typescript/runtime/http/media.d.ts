/** A media type (RFC 9110 section 8.3), in lower case, with its parameters by lower-case name. */
export interface MediaType {
  readonly essence: string;
  readonly parameters: ReadonlyMap<string, string>;
}
/** The media type that a header holds; nothing where it holds none. */
export declare function mediaTypeOf(
  text: string | undefined,
): MediaType | undefined;
/** The parameters (`; name=value`) from `position` to the end of a header; nothing where it goes on otherwise. */
export declare function parametersOf(
  text: string,
  position: number,
): ReadonlyMap<string, string> | undefined;
/** Whether text of a media type is UTF-8, which it is where nothing is said. */
export declare function isUtf8(media: MediaType): boolean;
/** Whether a media type is one of those allowed, of which `image/*` allows many. None named allows all. */
export declare function allows(
  allowed: readonly string[] | undefined,
  essence: string,
): boolean;
/**
 * The `Content-Disposition` of a download: no name can leave the header, or a folder.
 *
 * Where a name is not plain ASCII it is there twice: as near as ASCII comes, and exactly (RFC 6266 section 4.3).
 */
export declare function disposition(fileName: string | undefined): string;
