import type { DisplaySettings } from '#lib/domain/display/display-settings.ts';

declare global {
  namespace App {
    interface Locals {
      display: DisplaySettings;
    }
  }
}

export {};
