/** How somebody holds the position that signs: in office, or standing in (pelaksana harian, pelaksana tugas). */
export const signerCapacities = ['holder', 'plh', 'plt'] as const;
export type SignerCapacity = (typeof signerCapacities)[number];

export const signerCapacityNames: Readonly<Record<SignerCapacity, string>> = {
  holder: 'Pejabat definitif',
  plh: 'Plh. (pelaksana harian)',
  plt: 'Plt. (pelaksana tugas)'
};

export const signatureKinds = ['wet', 'electronic'] as const;
export type SignatureKind = (typeof signatureKinds)[number];

export const signatureKindNames: Readonly<Record<SignatureKind, string>> = {
  wet: 'Tanda tangan basah',
  electronic: 'Tanda tangan elektronik (TTE)'
};
