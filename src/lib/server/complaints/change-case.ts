/** Which case, and which version of it the form was made for. */
export interface CaseVersion {
  readonly id: string;
  readonly version: number;
}
