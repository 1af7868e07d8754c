import type { DisplaySettings } from '#lib/domain/display/display-settings.ts';
import type { SignedInStaff } from '#lib/server/auth/signed-in-staff.ts';

declare global {
  namespace App {
    interface Locals {
      display: DisplaySettings;
      /** Only under `/staf` and `/api/v1/staff`, and only when signed in. */
      staff?: SignedInStaff;
    }
  }
}

export {};
