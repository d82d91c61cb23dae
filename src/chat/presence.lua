-- Keeps presence in Redis. One script makes every change, so no process sees half of one.
-- Keys begin with a prefix, so each namespace has its own presence. Per meeting m:
--   <prefix>:room:m     SET of the user ids that are online; pages read it
--   <prefix>:conn:m     ZSET of leases "user:connection" by the time they expire; "user:away" is the
--                       grace of a person whose last connection has just closed
--   <prefix>:greeted:m  SET of the user ids that said hello
--   <prefix>:version:m  rises with every change of these sets
-- <prefix>:user:u       ZSET of a person's leases in all meetings, "meeting:connection", for the limit
-- <prefix>:rooms        SET of the meetings that have leases, for the sweep
-- <prefix>:swept        the time of the last sweep
-- Times are in milliseconds by Redis's clock. Keys are made in the script, so Redis must not be a
-- cluster. The first argument is the prefix, the second the command.
local clock = redis.call('TIME')
local now = clock[1] * 1000 + math.floor(clock[2] / 1000)
local prefix, command = ARGV[1], ARGV[2]

local function key(name, id) return prefix .. ':' .. name .. ':' .. id end
local allRooms, lastSweep = prefix .. ':rooms', prefix .. ':swept'
local function raiseVersion(m) redis.call('INCR', key('version', m)) end
local function splitFirst(text)
  local at = string.find(text, ':', 1, true)
  return string.sub(text, 1, at - 1), string.sub(text, at + 1)
end

-- Returns whether the person has a lease in the meeting. Her own leases are fewer than the room's.
local function hasLease(m, u)
  for _, lease in ipairs(redis.call('ZRANGEBYSCORE', key('user', u), '(' .. now, '+inf')) do
    if splitFirst(lease) == m then return true end
  end
  return false
end

-- Writes a lease. Returns 1 if the person was offline before.
local function writeLease(m, u, c, expiresAt)
  redis.call('ZADD', key('conn', m), expiresAt, u .. ':' .. c)
  redis.call('ZREM', key('conn', m), u .. ':away')
  redis.call('ZADD', key('user', u), expiresAt, m .. ':' .. c)
  redis.call('PEXPIREAT', key('user', u), expiresAt)
  redis.call('SADD', allRooms, m)
  local isFirst = redis.call('SADD', key('room', m), u)
  if isFirst == 1 then raiseVersion(m) end
  return isFirst
end

-- join leaseMs limit (meeting user connection)* → for each: 1 first, 0 another, -1 too many
if command == 'join' then
  local expiresAt, limit, results = now + tonumber(ARGV[3]), tonumber(ARGV[4]), {}
  for i = 5, #ARGV, 3 do
    local m, u, c = ARGV[i], ARGV[i + 1], ARGV[i + 2]
    redis.call('ZREMRANGEBYSCORE', key('user', u), '-inf', now)
    local isFull = redis.call('ZCARD', key('user', u)) >= limit
    results[#results + 1] = isFull and -1 or writeLease(m, u, c, expiresAt)
  end
  return results
end

-- leave graceMs (meeting user connection)*: the person stays online for the grace. It is written even
-- if she has other leases, which may be those of a killed process. Renewing a live one removes it.
if command == 'leave' then
  local expiresAt = now + tonumber(ARGV[3])
  for i = 4, #ARGV, 3 do
    local m, u, c = ARGV[i], ARGV[i + 1], ARGV[i + 2]
    redis.call('ZREM', key('user', u), m .. ':' .. c)
    if redis.call('ZREM', key('conn', m), u .. ':' .. c) == 1 then
      redis.call('ZADD', key('conn', m), expiresAt, u .. ':away')
    end
  end
  return 0
end

-- greet meeting user: records that the person said hello; kept for an hour
if command == 'greet' then
  local m, u = ARGV[3], ARGV[4]
  if redis.call('SADD', key('greeted', m), u) == 1 then raiseVersion(m) end
  redis.call('PEXPIRE', key('greeted', m), 3600000)
  return 0
end

-- evict meeting user: removes the person at once
if command == 'evict' then
  local m, u = ARGV[3], ARGV[4]
  for _, lease in ipairs(redis.call('ZRANGE', key('user', u), 0, -1)) do
    local where, c = splitFirst(lease)
    if where == m then
      redis.call('ZREM', key('user', u), lease)
      redis.call('ZREM', key('conn', m), u .. ':' .. c)
    end
  end
  redis.call('ZREM', key('conn', m), u .. ':away')
  if redis.call('SREM', key('room', m), u) == 1 then raiseVersion(m) end
  return 0
end

-- renew leaseMs (meeting user connection)*: also restores what a flushed Redis has lost
if command == 'renew' then
  local expiresAt = now + tonumber(ARGV[3])
  for i = 4, #ARGV, 3 do writeLease(ARGV[i], ARGV[i + 1], ARGV[i + 2], expiresAt) end
  return 0
end

-- Prolongs the leases of a meeting that expire before this time.
local function prolongLeases(m, expiresAt)
  for _, lease in ipairs(redis.call('ZRANGEBYSCORE', key('conn', m), '-inf', '(' .. expiresAt)) do
    local u, c = splitFirst(lease)
    redis.call('ZADD', key('conn', m), expiresAt, lease)
    if c ~= 'away' then
      redis.call('ZADD', key('user', u), expiresAt, m .. ':' .. c)
      redis.call('PEXPIREAT', key('user', u), math.max(expiresAt, redis.call('PEXPIRETIME', key('user', u))))
    end
  end
end

-- Removes the meeting's expired leases. Appends "meeting, user" for each person whose last one it was.
local function removeExpired(m, departed)
  for _, lease in ipairs(redis.call('ZRANGEBYSCORE', key('conn', m), '-inf', now)) do
    local u, c = splitFirst(lease)
    redis.call('ZREM', key('conn', m), lease)
    redis.call('ZREM', key('user', u), m .. ':' .. c)
    local isHere = hasLease(m, u) or redis.call('ZSCORE', key('conn', m), u .. ':away')
    if not isHere and redis.call('SREM', key('room', m), u) == 1 then
      raiseVersion(m)
      departed[#departed + 1] = m
      departed[#departed + 1] = u
    end
  end
end

-- sweep maxGapMs recoveryMs → (meeting user)*: the people whose last lease expired, each returned to
-- one caller only. A longer gap between sweeps means that Redis was away and no process could renew
-- its leases; then they first get the recovery time.
if command == 'sweep' then
  local departed = {}
  local gapMs = now - tonumber(redis.call('GET', lastSweep) or now)
  redis.call('SET', lastSweep, now)
  for _, m in ipairs(redis.call('SMEMBERS', allRooms)) do
    if gapMs > tonumber(ARGV[3]) then prolongLeases(m, now + tonumber(ARGV[4])) end
    removeExpired(m, departed)
    if redis.call('EXISTS', key('conn', m)) == 0 then
      redis.call('SREM', allRooms, m)
      redis.call('DEL', key('room', m))
      redis.call('PEXPIRE', key('version', m), 3600000)
    end
  end
  return departed
end

-- versions meeting* → version*
local versions = {}
for i = 3, #ARGV do versions[#versions + 1] = redis.call('GET', key('version', ARGV[i])) or '0' end
return versions
