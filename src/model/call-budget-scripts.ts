// The scripts of the call budget. All have the same four keys of one day:
// 1. the count of all calls,
// 2. the count of the calls for one address block,
// 3. the open reservations, ordered by when they expire,
// 4. for each of them, how many of its calls are not made yet.
// A reservation's id ends with the second key, so that the calls of any block can be given back.

/**
 * Gives back the unused calls of reservations that expired, then reserves calls if every limit
 * allows it. Returns 0, or which limit refused: 1 of all, 2 of this kind of reader, 3 of the
 * address block.
 * Arguments: calls, the three limits, how many seconds the counts are kept, now and when the
 * reservation expires in milliseconds, and its id; without an id the calls count as made.
 */
export const reserveScript = `
  for _, id in ipairs(redis.call('zrangebyscore', KEYS[3], '-inf', ARGV[6], 'limit', 0, 100)) do
    local unused = redis.call('hget', KEYS[4], id) or '0'
    redis.call('decrby', KEYS[1], unused)
    redis.call('decrby', string.match(id, ' (.*)'), unused)
    redis.call('zrem', KEYS[3], id)
    redis.call('hdel', KEYS[4], id)
  end
  local all = tonumber(redis.call('get', KEYS[1]) or '0') + tonumber(ARGV[1])
  local here = tonumber(redis.call('get', KEYS[2]) or '0') + tonumber(ARGV[1])
  if all > tonumber(ARGV[2]) then return 1 end
  if all > tonumber(ARGV[3]) then return 2 end
  if here > tonumber(ARGV[4]) then return 3 end
  redis.call('incrby', KEYS[1], ARGV[1])
  redis.call('incrby', KEYS[2], ARGV[1])
  if ARGV[8] then
    redis.call('zadd', KEYS[3], ARGV[7], ARGV[8])
    redis.call('hset', KEYS[4], ARGV[8], ARGV[1])
  end
  for _, key in ipairs(KEYS) do redis.call('expire', key, ARGV[5]) end
  return 0`;

/**
 * Counts one reserved call as made. Returns 1, or 0 if the reservation has expired or is used up.
 * Argument: its id.
 */
export const markMadeScript = `
  if tonumber(redis.call('hget', KEYS[4], ARGV[1]) or '0') < 1 then return 0 end
  redis.call('hincrby', KEYS[4], ARGV[1], -1)
  return 1`;

/**
 * Ends a reservation and corrects the counts. Arguments: its id, the number to add to the counts,
 * and the number to add if the reservation expired before.
 */
export const settleScript = `
  local isOpen = redis.call('zrem', KEYS[3], ARGV[1]) == 1
  redis.call('hdel', KEYS[4], ARGV[1])
  local correction = isOpen and ARGV[2] or ARGV[3]
  redis.call('incrby', KEYS[1], correction)
  redis.call('incrby', KEYS[2], correction)`;
