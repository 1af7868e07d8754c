/** A published complaint that is about the same. */
export interface SimilarComplaint {
  readonly registerNumber: string;
  readonly state: { readonly name: string };
  /** Written by staff, in Indonesian. */
  readonly summary: string;
}
