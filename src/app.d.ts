import type { DisplaySettings } from '#lib/domain/display/display-settings.ts';
import type { OfficeContacts } from '#lib/domain/office/office-contacts.ts';
import type { SignedInStaff } from '#lib/server/auth/signed-in-staff.ts';

declare global {
  namespace App {
    interface Error {
      message: string;
      /** The message is meant for the person who sees the page. */
      explained?: boolean;
    }
    interface Locals {
      display: DisplaySettings;
      /** The page is rendered for many: it carries these marks instead of one visitor's id and time. */
      formMarks?: { readonly id: string; readonly startedAt: string };
      /** Only under `/staf` and `/api/v1/staff`, and only when signed in. */
      staff?: SignedInStaff;
      /** Why nobody could look who is signed in: the database is away. */
      staffUnknown?: globalThis.Error;
    }

    interface PageData {
      /** How to reach the office; of public pages. */
      contacts?: OfficeContacts;
    }

    /** Where a visitor stands in a survey, so that the browser's Back leads to the question before; never an answer. */
    interface PageState {
      surveyStep?: number;
      /** The step was opened from the check of the answers and leads back there. */
      surveyChange?: true;
    }
  }
}

export {};
