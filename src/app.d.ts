import type { DisplaySettings } from '#lib/domain/display/display-settings.ts';

declare global {
  namespace App {
    interface Error {
      message: string;
      /** The message is meant for the person who sees the page. */
      explained?: boolean;
    }
    interface Locals {
      display: DisplaySettings;
    }
  }
}

export {};
