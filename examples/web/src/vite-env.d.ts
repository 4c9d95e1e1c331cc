interface ImportMetaEnv {
  /** Where the API is, if not at the page's own origin. */
  readonly VITE_API_URL?: string;
  /** The token that is sent until somebody signs in with another one. */
  readonly VITE_TOKEN?: string;
}
