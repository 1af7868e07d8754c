/** In words; `lapsed` needs a new link. */
export const accountStates = {
  active: 'Aktif',
  invited: 'Diundang',
  lapsed: 'Undangan lewat waktu',
  disabled: 'Nonaktif'
} as const;
