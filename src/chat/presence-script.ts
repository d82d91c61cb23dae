/**
 * Who is here, kept in Redis by one script, so that no two processes can see it half changed. Per meeting:
 *   presence:room:{m}     SET of user ids: who is online, what pages read
 *   presence:conn:{m}     ZSET of leases "user:connection" → when it runs out; "user:away" stands for a person whose last connection just went
 *   presence:version:{m}  rises with every change of the set
 * and presence:user:{u}   ZSET of the person's leases over all meetings "meeting:connection", for the limit of connections,
 *     presence:rooms      SET of the meetings that have leases, for the sweep,
 *     presence:swept      when the last sweep was.
 * Times are Redis's own, in milliseconds. Keys are made inside the script: this is for one Redis, not a cluster.
 */
export const presenceScript = `
local clock = redis.call('TIME')
local now = clock[1] * 1000 + math.floor(clock[2] / 1000)
local verb = ARGV[1]

local function room(m) return 'presence:room:' .. m end
local function conns(m) return 'presence:conn:' .. m end
local function version(m) return 'presence:version:' .. m end
local function user(u) return 'presence:user:' .. u end
local function splitFirst(text)
  local at = string.find(text, ':', 1, true)
  return string.sub(text, 1, at - 1), string.sub(text, at + 1)
end

-- Does the person still hold a lease in this meeting? Her own short list answers that without reading the whole room's.
local function isHeld(m, u)
  for _, lease in ipairs(redis.call('ZRANGEBYSCORE', user(u), '(' .. now, '+inf')) do
    if splitFirst(lease) == m then return true end
  end
  return false
end

local function hold(m, u, c, until_)
  redis.call('ZADD', conns(m), until_, u .. ':' .. c)
  redis.call('ZREM', conns(m), u .. ':away')
  redis.call('ZADD', user(u), until_, m .. ':' .. c)
  redis.call('PEXPIREAT', user(u), until_)
  redis.call('SADD', 'presence:rooms', m)
  local isNew = redis.call('SADD', room(m), u)
  if isNew == 1 then redis.call('INCR', version(m)) end
  return isNew
end

-- join lease limit (meeting user connection)* → for each 1 first connection, 0 one more, -1 too many
if verb == 'join' then
  local untilThen, limit, results = now + tonumber(ARGV[2]), tonumber(ARGV[3]), {}
  for i = 4, #ARGV, 3 do
    local m, u, c = ARGV[i], ARGV[i + 1], ARGV[i + 2]
    redis.call('ZREMRANGEBYSCORE', user(u), '-inf', now)
    if redis.call('ZCARD', user(u)) >= limit then results[#results + 1] = -1
    else results[#results + 1] = hold(m, u, c, untilThen) end
  end
  return results
end

-- leave grace (meeting user connection)*: a person stays online for the grace when this was her last connection. Which it may be although another
-- lease says no: that of a process that was killed. A connection that lives takes the mark away when it is renewed.
if verb == 'leave' then
  local untilThen = now + tonumber(ARGV[2])
  for i = 3, #ARGV, 3 do
    local m, u, c = ARGV[i], ARGV[i + 1], ARGV[i + 2]
    redis.call('ZREM', user(u), m .. ':' .. c)
    if redis.call('ZREM', conns(m), u .. ':' .. c) == 1 then
      redis.call('ZADD', conns(m), untilThen, u .. ':away')
    end
  end
  return 0
end

-- evict meeting user: out at once, without a word
if verb == 'evict' then
  local m, u = ARGV[2], ARGV[3]
  for _, lease in ipairs(redis.call('ZRANGE', user(u), 0, -1)) do
    local where, c = splitFirst(lease)
    if where == m then
      redis.call('ZREM', user(u), lease)
      redis.call('ZREM', conns(m), u .. ':' .. c)
    end
  end
  redis.call('ZREM', conns(m), u .. ':away')
  if redis.call('SREM', room(m), u) == 1 then redis.call('INCR', version(m)) end
  return 0
end

-- renew lease (meeting user connection)*: again what a flushed Redis forgot
if verb == 'renew' then
  local untilThen = now + tonumber(ARGV[2])
  for i = 3, #ARGV, 3 do hold(ARGV[i], ARGV[i + 1], ARGV[i + 2], untilThen) end
  return 0
end

-- Every lease of the room that is short or over gets this long, once.
local function prolong(m, until_)
  for _, lease in ipairs(redis.call('ZRANGEBYSCORE', conns(m), '-inf', '(' .. until_)) do
    local u, c = splitFirst(lease)
    redis.call('ZADD', conns(m), until_, lease)
    if c ~= 'away' then
      redis.call('ZADD', user(u), until_, m .. ':' .. c)
      redis.call('PEXPIREAT', user(u), math.max(until_, redis.call('PEXPIRETIME', user(u))))
    end
  end
end

-- sweep gap patience → (meeting user)*: everybody whose last lease ran out, told to one sweeper only. When nobody swept for longer than the gap
-- Redis was away, and leases ran out that nobody could renew: their holders get the patience to do it.
if verb == 'sweep' then
  local gone = {}
  local swept = tonumber(redis.call('GET', 'presence:swept') or now)
  redis.call('SET', 'presence:swept', now)
  local wasAway = now - swept > tonumber(ARGV[2])
  for _, m in ipairs(redis.call('SMEMBERS', 'presence:rooms')) do
    if wasAway then prolong(m, now + tonumber(ARGV[3])) end
    for _, lease in ipairs(redis.call('ZRANGEBYSCORE', conns(m), '-inf', now)) do
      local u, c = splitFirst(lease)
      redis.call('ZREM', conns(m), lease)
      redis.call('ZREM', user(u), m .. ':' .. c)
      if not isHeld(m, u) and not redis.call('ZSCORE', conns(m), u .. ':away') and redis.call('SREM', room(m), u) == 1 then
        redis.call('INCR', version(m))
        gone[#gone + 1] = m
        gone[#gone + 1] = u
      end
    end
    if redis.call('EXISTS', conns(m)) == 0 then
      redis.call('SREM', 'presence:rooms', m)
      redis.call('DEL', room(m))
      redis.call('PEXPIRE', version(m), 3600000)
    end
  end
  return gone
end

-- versions meeting* → version*
local versions = {}
for i = 2, #ARGV do versions[#versions + 1] = redis.call('GET', version(ARGV[i])) or '0' end
return versions
`;
