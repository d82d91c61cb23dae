-- Counts the connections of people in Redis, in all meetings and on all processes. KEYS are ZSETs,
-- one for each person, of leases "meeting:connection" by the time they expire. On a cluster the KEYS
-- of one call are in one slot. Times are in milliseconds by Redis's clock.
local clock = redis.call('TIME')
local now = clock[1] * 1000 + math.floor(clock[2] / 1000)
local command = ARGV[1]

local function writeLease(key, lease, expiresAt)
  redis.call('ZADD', key, expiresAt, lease)
  redis.call('PEXPIREAT', key, expiresAt)
end

-- claim leaseMs limit (person lease)* → for each 1, or 0 if the person has too many. `person` is the
-- place of her key. Of concurrent claims only those within the limit get a place.
if command == 'claim' then
  local expiresAt, limit, results = now + tonumber(ARGV[2]), tonumber(ARGV[3]), {}
  for i = 4, #ARGV, 2 do
    local key = KEYS[tonumber(ARGV[i])]
    redis.call('ZREMRANGEBYSCORE', key, '-inf', now)
    local isFull = redis.call('ZCARD', key) >= limit
    if not isFull then writeLease(key, ARGV[i + 1], expiresAt) end
    results[#results + 1] = isFull and 0 or 1
  end
  return results
end

-- renew leaseMs (person lease)*
if command == 'renew' then
  local expiresAt = now + tonumber(ARGV[2])
  for i = 3, #ARGV, 2 do writeLease(KEYS[tonumber(ARGV[i])], ARGV[i + 1], expiresAt) end
  return 0
end

-- release (person lease)*
for i = 2, #ARGV, 2 do redis.call('ZREM', KEYS[tonumber(ARGV[i])], ARGV[i + 1]) end
return 0
