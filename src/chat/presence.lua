-- Keeps the presence of meetings in Redis. One script makes every change of a meeting, so no process
-- sees half of one. KEYS are five for each meeting:
--   room     SET of the user ids that are online; pages read it
--   conn     ZSET of leases "user:connection" by the time they expire; "user:away" is the grace of a
--            person whose last connection has just closed
--   greeted  SET of the user ids that said hello
--   version  rises with every change of these sets
--   swept    the time of the meeting's last sweep
-- On a cluster the keys of one call are in one slot. A person's leases in all meetings, for the
-- limit, are in slots of their own: see connection-limit.lua.
-- Times are in milliseconds by Redis's clock. The first argument is the command. Below, `at` is a
-- meeting by its place among the KEYS, from 1.
local clock = redis.call('TIME')
local now = clock[1] * 1000 + math.floor(clock[2] / 1000)
local command = ARGV[1]
-- A meeting that no process sweeps any more is forgotten after this time.
local keptMs = 3600000

local places = { room = 1, conn = 2, greeted = 3, version = 4, swept = 5 }
local meetings = #KEYS / 5
local function key(name, at) return KEYS[5 * (at - 1) + places[name]] end
local function raiseVersion(at) redis.call('INCR', key('version', at)) end
local function splitFirst(text)
  local at = string.find(text, ':', 1, true)
  return string.sub(text, 1, at - 1), string.sub(text, at + 1)
end

-- Writes a lease. Returns 1 if the person was offline before.
local function writeLease(at, u, c, expiresAt)
  redis.call('ZADD', key('conn', at), expiresAt, u .. ':' .. c)
  redis.call('ZREM', key('conn', at), u .. ':away')
  local isFirst = redis.call('SADD', key('room', at), u)
  if isFirst == 1 then raiseVersion(at) end
  return isFirst
end

-- join leaseMs (at user connection)* → for each 1 if the person was offline, else 0. Also renews, and
-- restores what a flushed Redis has lost.
if command == 'join' then
  local expiresAt, results = now + tonumber(ARGV[2]), {}
  for i = 3, #ARGV, 3 do
    results[#results + 1] = writeLease(tonumber(ARGV[i]), ARGV[i + 1], ARGV[i + 2], expiresAt)
  end
  for at = 1, meetings do
    redis.call('PEXPIRE', key('conn', at), keptMs)
    redis.call('PEXPIRE', key('room', at), keptMs)
  end
  return results
end

-- leave graceMs (at user connection)*: the person stays online for the grace. It is written even if
-- she has other leases, which may be those of a killed process. Renewing a live one removes it.
if command == 'leave' then
  local expiresAt = now + tonumber(ARGV[2])
  for i = 3, #ARGV, 3 do
    local conn, u = key('conn', tonumber(ARGV[i])), ARGV[i + 1]
    if redis.call('ZREM', conn, u .. ':' .. ARGV[i + 2]) == 1 then
      redis.call('ZADD', conn, expiresAt, u .. ':away')
    end
  end
  return 0
end

-- greet user: records that the person said hello in the one meeting; kept for an hour
if command == 'greet' then
  if redis.call('SADD', key('greeted', 1), ARGV[2]) == 1 then raiseVersion(1) end
  redis.call('PEXPIRE', key('greeted', 1), keptMs)
  return 0
end

-- evict user → connection*: removes the person from the one meeting at once
if command == 'evict' then
  local ended = {}
  for _, lease in ipairs(redis.call('ZRANGE', key('conn', 1), 0, -1)) do
    local u, c = splitFirst(lease)
    if u == ARGV[2] then
      redis.call('ZREM', key('conn', 1), lease)
      ended[#ended + 1] = c
    end
  end
  if redis.call('SREM', key('room', 1), ARGV[2]) == 1 then raiseVersion(1) end
  return ended
end

-- Prolongs the leases of a meeting that expire before this time.
local function prolongLeases(at, expiresAt)
  local conn = key('conn', at)
  for _, lease in ipairs(redis.call('ZRANGEBYSCORE', conn, '-inf', '(' .. expiresAt)) do
    redis.call('ZADD', conn, expiresAt, lease)
  end
end

-- Removes the meeting's expired leases. Appends "at, user" for each person whose last one it was.
local function removeExpired(at, departed)
  local conn = key('conn', at)
  local expired = redis.call('ZRANGEBYSCORE', conn, '-inf', now)
  if #expired == 0 then return end
  redis.call('ZREMRANGEBYSCORE', conn, '-inf', now)
  local isHere = {}
  for _, lease in ipairs(redis.call('ZRANGE', conn, 0, -1)) do isHere[splitFirst(lease)] = true end
  for _, lease in ipairs(expired) do
    local u = splitFirst(lease)
    if not isHere[u] and redis.call('SREM', key('room', at), u) == 1 then
      raiseVersion(at)
      departed[#departed + 1] = at
      departed[#departed + 1] = u
    end
  end
end

-- sweep maxGapMs recoveryMs → (at user)* and at*: the people whose last lease expired, each returned
-- to one caller only, and the meetings that are empty. A longer gap between sweeps means that Redis
-- was away and no process could renew its leases; then they first get the recovery time.
local departed, empty = {}, {}
for at = 1, meetings do
  local gapMs = now - tonumber(redis.call('GET', key('swept', at)) or now)
  redis.call('SET', key('swept', at), now, 'PX', keptMs)
  if gapMs > tonumber(ARGV[2]) then prolongLeases(at, now + tonumber(ARGV[3])) end
  removeExpired(at, departed)
  if redis.call('EXISTS', key('conn', at)) == 0 then
    redis.call('DEL', key('room', at), key('swept', at))
    redis.call('PEXPIRE', key('version', at), keptMs)
    empty[#empty + 1] = at
  end
end
return { departed, empty }
