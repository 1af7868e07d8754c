/** Requests one door of a process works on at once; more would only wait for the database and for each other. */
const capacity = 500;

/** Places kept for forms that cannot be sent a second time. */
const reserved = 100;

export interface Admission {
  /**
   * False when the house is full; otherwise call `leave` when the request is answered.
   *
   * @param irreplaceable what is sent would be lost with a refusal: it may use the reserved places, too
   */
  readonly enter: (irreplaceable?: boolean) => boolean;
  readonly leave: () => void;
}

export function createAdmission(): Admission {
  let underWay = 0;
  return {
    enter: (irreplaceable = false) => {
      if (underWay >= capacity + (irreplaceable ? reserved : 0)) return false;
      underWay += 1;
      return true;
    },
    leave: () => {
      underWay -= 1;
    }
  };
}

/** What somebody hears who finds the house full; devices keep their answers and try again. */
export const fullHouse = {
  problem: { status: 503, title: 'The server is busy; try again later' },
  headers: { 'retry-after': '5' }
} as const;
