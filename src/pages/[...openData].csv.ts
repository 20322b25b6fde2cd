import { openDataRoute } from './_open-data.ts';

export const { getStaticPaths, GET } = openDataRoute('.csv');
