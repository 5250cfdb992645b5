/* SPDX-License-Identifier: LGPL-3.0-or-later */
/* host.c -- instances of plugins: their memory, their messages, their documents. */
#include "core/plug/host.h"

#include "core/base/log.h"
#include "core/base/mem.h"
#include "core/plug/services.h"

#include <stdalign.h>
#include <string.h>

/* ------------------------------------------------------------------ memory */

/* Before each block that a plugin gets, so that all can be found again. */
struct sv_block {
    struct sv_block *next, *prev;
    size_t size;
    alignas(max_align_t) char data[];
};

static int is_due(sv_faults *f)
{
    if (!f)
        return 0;
    f->count++;
    return f->fail_at && (f->sticky ? f->count >= f->fail_at : f->count == f->fail_at);
}

static void *host_alloc(const samsvar_host *host, size_t size)
{
    sv_instance *inst = host->impl;
    if (size > PTRDIFF_MAX - sizeof(struct sv_block) || is_due(inst->services->faults))
        return NULL;
    struct sv_block *block = sv_calloc(1, sizeof *block + size);
    if (!block)
        return NULL;
    block->size = size;
    pthread_mutex_lock(&inst->lock);
    block->next = inst->blocks;
    if (block->next)
        block->next->prev = block;
    inst->blocks = block;
    pthread_mutex_unlock(&inst->lock);
    return block->data;
}

static void host_release(const samsvar_host *host, void *ptr)
{
    sv_instance *inst = host->impl;
    if (!ptr)
        return;
    struct sv_block *block =
        (struct sv_block *)(void *)((char *)ptr - offsetof(struct sv_block, data));
    pthread_mutex_lock(&inst->lock);
    if (block->prev)
        block->prev->next = block->next;
    else
        inst->blocks = block->next;
    if (block->next)
        block->next->prev = block->prev;
    pthread_mutex_unlock(&inst->lock);
    sv_free(block);
}

static void release_forgotten(sv_instance *inst)
{
    size_t bytes = 0;
    while (inst->blocks) {
        struct sv_block *block = inst->blocks;
        inst->blocks = block->next;
        bytes += block->size;
        sv_free(block);
    }
    if (inst->services->faults)
        inst->services->faults->forgotten += bytes;
    if (bytes)
        sv_log(SV_LOG_DEBUG, "plugin %s: did not release %zu bytes", inst->name, bytes);
}

/* ------------------------------------------------------------------ messages */

static samsvar_status host_fail(const samsvar_host *host, samsvar_status code,
                                const char *message)
{
    sv_instance *inst = host->impl;
    sv_fail(&inst->said, code ? code : SAMSVAR_EPLUGIN, "%s", message ? message : "");
    return code;
}

static int32_t host_canceled(const samsvar_host *host)
{
    (void)host;
    return sv_canceled();
}

/* ------------------------------------------------------------------ documents */

static samsvar_str str_of(const char *text)
{
    samsvar_str s = {text ? text : "", text ? (uint32_t)strlen(text) : 0};
    return s;
}

static samsvar_str doc_lang(const samsvar_doc *doc)
{
    return str_of(doc->lang);
}

static samsvar_str doc_text(const samsvar_doc *doc)
{
    samsvar_str s = {doc->text, doc->len};
    return s;
}

static samsvar_str doc_date(const samsvar_doc *doc)
{
    return str_of(doc->date);
}

static const samsvar_options *doc_options(const samsvar_doc *doc)
{
    return &doc->options;
}

static uint32_t doc_segment_count(const samsvar_doc *doc)
{
    return (uint32_t)doc->segments.count;
}

static const samsvar_segment *doc_segment(const samsvar_doc *doc, uint32_t index)
{
    return index < doc->segments.count ? &doc->segments.data[index].rec : NULL;
}

static uint32_t doc_feature_count(const samsvar_doc *doc)
{
    return (uint32_t)doc->features.count;
}

static const samsvar_feature *doc_feature(const samsvar_doc *doc, uint32_t index)
{
    return index < doc->features.count ? &doc->features.data[index] : NULL;
}

/* ------------------------------------------------------------------ instances */

static void fill_host(sv_instance *inst)
{
    const samsvar_host host = {
        .struct_size = sizeof host,
        .abi = SAMSVAR_ABI,
        .impl = inst,
        .alloc = host_alloc,
        .release = host_release,
        .fail = host_fail,
        .canceled = host_canceled,
        .doc_lang = doc_lang,
        .doc_text = doc_text,
        .doc_date = doc_date,
        .doc_options = doc_options,
        .doc_segment_count = doc_segment_count,
        .doc_segment = doc_segment,
        .doc_feature_count = doc_feature_count,
        .doc_feature = doc_feature,
        .extension = sv_services_find,
    };
    inst->host = host;
}

/* The pack of the plugin or language; a language without one has the pack "generic". */
static samsvar_status open_pack(sv_instance *inst, sv_error *err)
{
    if (inst->packfile)
        return sv_pack_open_dir(sv_packfile_dir(inst->packfile), &inst->pack, err);
    samsvar_status status = sv_pack_open(inst->name, &inst->pack, err);
    if (status || inst->plugin || sv_pack_dir(inst->pack))
        return status;
    sv_pack_free(inst->pack);
    inst->pack = NULL;
    return sv_pack_open("generic", &inst->pack, err);
}

static samsvar_status create_state(sv_instance *inst, const samsvar_plugin *plugin,
                                   samsvar_instance **out, sv_error *err)
{
    sv_instance_begin(inst);
    samsvar_instance *state = NULL;
    samsvar_status said = plugin->create(plugin, &inst->host, &state);
    if (said == SAMSVAR_OK)
        *out = state; /* to be destroyed, whatever comes now */
    samsvar_status status = sv_instance_end(inst, "create", said, NULL, err);
    if (status == SAMSVAR_OK && !state)
        return sv_fail(err, SAMSVAR_EPLUGIN, "plugin %s: create: made no instance",
                       inst->name);
    return status;
}

static samsvar_status set_up(sv_instance *inst, sv_error *err)
{
    samsvar_status status = open_pack(inst, err);
    const samsvar_plugin *own = inst->packfile ? sv_packfile_plugin(inst->packfile) : NULL;
    if (status == SAMSVAR_OK && own && own != inst->plugin) {
        inst->lender = own; /* first: create() may ask for samsvar.default/1 */
        status = create_state(inst, own, &inst->lent_state, err);
    }
    if (status == SAMSVAR_OK && inst->plugin)
        status = create_state(inst, inst->plugin, &inst->state, err);
    return status;
}

samsvar_status sv_instance_new(const sv_registry *reg, const sv_plugin_info *info,
                               const char *lang, const sv_services *services,
                               sv_instance **out, sv_error *err)
{
    static const sv_services none;
    sv_instance *inst = sv_calloc(1, sizeof *inst);
    if (!inst)
        return sv_fail(err, SAMSVAR_ENOMEM, "out of memory");
    if (pthread_mutex_init(&inst->lock, NULL) != 0) {
        sv_free(inst);
        return sv_fail(err, SAMSVAR_ENOMEM, "no mutex is left");
    }
    if (info) {
        inst->plugin = info->plugin;
        inst->packfile = info->pack;
        inst->hooks = sv_registry_hooks(reg, info->plugin);
        inst->lent = sv_registry_lent(reg, info);
    }
    const char *name = info ? info->plugin->id : lang;
    size_t len = strnlen(name, sizeof inst->name - 1);
    memcpy(inst->name, name, len);
    inst->services = services ? services : &none;
    fill_host(inst);
    samsvar_status status = set_up(inst, err);
    if (status) {
        sv_instance_free(inst);
        return status;
    }
    *out = inst;
    return SAMSVAR_OK;
}

void sv_instance_free(sv_instance *inst)
{
    if (!inst)
        return;
    if (inst->state)
        inst->plugin->destroy(inst->state);
    if (inst->lent_state)
        inst->lender->destroy(inst->lent_state);
    release_forgotten(inst);
    sv_pack_free(inst->pack);
    pthread_mutex_destroy(&inst->lock);
    sv_free(inst);
}

const samsvar_plugin *sv_instance_hook(const sv_instance *inst, uint32_t hook,
                                       samsvar_instance **state)
{
    if (inst->hooks & hook) {
        *state = inst->state;
        return inst->plugin;
    }
    *state = inst->lent_state;
    return inst->lent & hook ? inst->lender : NULL;
}

/* ------------------------------------------------------------------ calls */

void sv_instance_begin(sv_instance *inst)
{
    sv_error_init(&inst->said);
    sv_error_init(&inst->broken);
}

static void hand_over(const sv_error *from, sv_error *err)
{
    if (err && !err->code)
        *err = *from;
}

samsvar_status sv_instance_end(sv_instance *inst, const char *hook, samsvar_status status,
                               const sv_error *sink, sv_error *err)
{
    if (inst->broken.code) {
        hand_over(&inst->broken, err);
        return inst->broken.code;
    }
    if (sink && sink->code) {
        hand_over(sink, err);
        return sink->code;
    }
    if (status == SAMSVAR_OK)
        return SAMSVAR_OK;
    if (status > 0 || status < SAMSVAR_STATUS_LAST)
        return sv_fail(err, SAMSVAR_EPLUGIN,
                       "plugin %s: %s: returned %d, which is no status", inst->name, hook,
                       (int)status);
    if (inst->said.code)
        return sv_fail(err, status, "plugin %s: %s: %s", inst->name, hook,
                       inst->said.message);
    return sv_fail(err, status, "plugin %s: %s: %s", inst->name, hook,
                   sv_status_text(status));
}
