/** The queue of the scheduled alarm scan. */
export const queueName = 'alarms';
