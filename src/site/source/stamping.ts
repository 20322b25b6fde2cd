/** Pages that differ in their area only are rendered once and stamped; STAMP=off renders every one (tests compare). */
export const stamping: boolean = !import.meta.env.DEV && process.env['STAMP'] !== 'off';
