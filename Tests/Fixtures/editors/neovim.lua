-- A session of the language server in headless Neovim 0.7: start_client and buf_attach_client.
-- The command is in NAGAREZU, the folder of the project in PROJECT. Says what it saw, a line each.

local project = vim.env.PROJECT
local model = project .. '/a.yaml'
local command = vim.split(vim.env.NAGAREZU .. ' --lang ja', ' ')

local function say(...) io.stdout:write(table.concat({ ... }, ' ') .. '\n') end
local function fail(what)
  say('FAILED', what)
  vim.cmd('cquit 1')
end

local function wait(what, done)
  if not vim.wait(20000, done, 20) then fail(what) end
end

vim.cmd('edit ' .. vim.fn.fnameescape(model))
local buffer = vim.api.nvim_get_current_buf()
local id = vim.lsp.start_client({ name = 'nagarezu', cmd = command, root_dir = project })
vim.lsp.buf_attach_client(buffer, id)
wait('attach', function() return vim.lsp.buf_get_clients(buffer)[id] ~= nil end)

local function codes()
  local found = vim.tbl_map(function(one) return one.code end, vim.diagnostic.get(buffer))
  table.sort(found)
  return table.concat(found, ' ')
end

wait('diagnostics', function() return codes() == 'M407 S101 S108' end)
say('diagnostics', codes())

local function cursor(words, skip)
  local text = table.concat(vim.api.nvim_buf_get_lines(buffer, 0, -1, false), '\n')
  local at = text:find(words, 1, true) - 1 + (skip or 0)
  local _, line = text:sub(1, at):gsub('\n', '')
  local column = #text:sub(1, at):match('[^\n]*$')
  vim.api.nvim_win_set_cursor(0, { line + 1, column })
end

local function ask(method, words, skip, more)
  cursor(words, skip)
  local parameters = vim.tbl_extend('force', vim.lsp.util.make_position_params(0, 'utf-16'), more or {})
  local answers, fault = vim.lsp.buf_request_sync(buffer, 'textDocument/' .. method, parameters, 20000)
  if not answers or not answers[id] or answers[id].err then fail(method .. ' ' .. vim.inspect(answers or fault)) end
  return answers[id].result
end

local items = ask('completion', 'へ: 委託機', #'へ: ').items
say('completion', #items, items[1].label)
local hover = ask('hover', '口座: {')
say('hover', (hover.contents.value:gsub('\n', ' / ')))
local places = ask('definition', '株式会社業者')
say('definition', vim.fn.fnamemodify(vim.uri_to_fname(places[1].uri), ':t'), places[1].range.start.line)
local named = ask('references', '業者\n    項目', 0, { context = { includeDeclaration = true } })
say('references', #named)
say('symbols', #ask('documentSymbol', '件名'))
local lenses = ask('codeLens', '件名')
local lens = vim.lsp.buf_request_sync(buffer, 'codeLens/resolve', lenses[2], 20000)[id].result
say('lens', lens.command.title)

cursor('番号: ①')
local range = vim.lsp.util.make_range_params(0, 'utf-16')
range.context = { diagnostics = {} }
local actions = vim.lsp.buf_request_sync(buffer, 'textDocument/codeAction', range, 20000)[id].result
say('action', actions[1].title)
vim.lsp.util.apply_workspace_edit(actions[1].edit, 'utf-16')
wait('the action mends it', function() return codes() == 'M407 S108' end)
say('mended', codes())

local edit = ask('rename', '口座: {', 0, { newName = '口座番号' })
vim.lsp.util.apply_workspace_edit(edit, 'utf-16')
wait('rename', function()
  local text = table.concat(vim.api.nvim_buf_get_lines(buffer, 0, -1, false), '\n')
  return text:find('口座番号: {', 1, true) and codes() == 'M407 S108'
end)
say('renamed', codes())

cursor('件名: ')
vim.api.nvim_buf_set_text(buffer, 2, 0, 2, 0, { '{' })
wait('a fault', function() return codes() == 'L206' end)
say('half-typed', codes())
vim.api.nvim_buf_set_text(buffer, 2, 0, 2, 1, { '' })
wait('no fault', function() return codes() == 'M407 S108' end)

vim.api.nvim_buf_set_text(buffer, 2, 7, 2, 7, { '   ' })
vim.lsp.buf.formatting_sync({}, 20000)
say('formatted', vim.api.nvim_buf_get_lines(buffer, 2, 3, false)[1])

vim.lsp.stop_client(id)
wait('the end', function() return vim.lsp.client_is_stopped(id) end)
say('stopped')
vim.cmd('qall!')
