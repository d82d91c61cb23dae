/** Two quiet notes, made here: nothing has to be loaded for them. Hertz, and seconds from the first. */
const notes = [
  { pitch: 660, at: 0 },
  { pitch: 880, at: 0.18 },
];
const length = 0.45;
const loudness = 0.12;

/**
 * Plays where the browser lets a page make a sound: as a rule not before somebody has touched it.
 * @param {typeof AudioContext | undefined} Context
 */
export async function chime(Context) {
  if (!Context) return;
  const context = new Context();
  try {
    if (context.state === 'suspended') await Promise.race([context.resume(), pause(500)]);
    if (context.state !== 'running') return;
    for (const { pitch, at } of notes) ring(context, pitch, context.currentTime + at);
    await pause((length + 1) * 1_000);
  } finally {
    await context.close();
  }
}

/**
 * @param {AudioContext} context
 * @param {number} pitch
 * @param {number} at
 */
function ring(context, pitch, at) {
  const tone = context.createOscillator();
  const volume = context.createGain();
  tone.frequency.value = pitch;
  volume.gain.setValueAtTime(loudness, at);
  volume.gain.exponentialRampToValueAtTime(0.001, at + length);
  tone.connect(volume).connect(context.destination);
  tone.start(at);
  tone.stop(at + length);
}

/** @param {number} milliseconds */
const pause = (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds));
