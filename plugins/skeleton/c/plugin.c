/* plugin.c -- @NAME@ for samsvar.
 *
 * The pack (pack/pack.json and its lists) already serves all three hooks; this file changes
 * what lists cannot say. It includes samsvar's plugin.h (`pkg-config --cflags samsvar` says
 * where), the reference for every struct and rule used here, and nothing else of samsvar; it
 * links no library, and exports one symbol. samsvar-plugin(3), and plugin-guide.md in
 * the folder of samsvar's documentation, go on from here. */
#include <plugin.h>

/* All state is in an instance: one for each thread, so nothing here needs a lock, and there
 * are no globals that change. */
struct samsvar_instance {
    const samsvar_host *host;
    const samsvar_default_v1 *pack; /* the hooks of the pack */
};

static void destroy(samsvar_instance *inst)
{
    if (inst)
        inst->host->release(inst->host, inst);
}

/* Called once for each thread. Memory comes from the host, which zeroes it. */
static samsvar_status create(const samsvar_plugin *self, const samsvar_host *host,
                             samsvar_instance **out)
{
    samsvar_instance *inst = (samsvar_instance *)host->alloc(host, sizeof *inst);
    (void)self;
    if (!inst)
        return SAMSVAR_ENOMEM;
    inst->host = host;
    inst->pack = (const samsvar_default_v1 *)host->extension(host, "samsvar.default/1");
    if (!inst->pack) {
        destroy(inst);
        return host->fail(host, SAMSVAR_ENOTSUP, "its pack (@ID@/pack.json) is not installed");
    }
    *out = inst;
    return SAMSVAR_OK;
}

/* ---- analyze: what the pack finds, with a change */

/* Where features go while analyze() is under way. */
typedef struct filter {
    samsvar_emit_feature *emit;
    void *sink;
} filter;

/* Every feature of the pack passes here. This one lets all pass; a rule of your own would
 * look at feature->kind and feature->key, and hand on a copy that is changed. A feature that
 * is left out or put in between moves the numbers of those behind it, by which they name their
 * parents: plugin-guide.md, "One more feature". Whatever emit() returns is handed back. */
static samsvar_status pass_feature(void *data, const samsvar_feature *feature, uint32_t size)
{
    const filter *to = (const filter *)data;
    return to->emit(to->sink, feature, size);
}

static samsvar_status analyze(samsvar_instance *inst, const samsvar_doc *doc,
                              samsvar_emit_feature *emit, void *sink)
{
    filter to;
    to.emit = emit;
    to.sink = sink;
    return inst->pack->analyze(inst->host, doc, pass_feature, &to);
}

/* ---- the descriptor */

static const char *const languages[] = {"@LANG@", 0};

static const samsvar_plugin plugin = {
    sizeof plugin, SAMSVAR_ABI,
    "@ID@", "@NAME@", "0.1.0", "@LICENSE@",
    languages,
    0, /* impl */
    create, destroy,
    0, /* segment: the pack's */
    analyze,
    0, /* align: the pack's */
    0  /* extension */
};

SAMSVAR_PLUGIN(samsvar_@CID@)
{
    return host_abi >= SAMSVAR_ABI_MIN ? &plugin : 0;
}
