// SPDX-License-Identifier: LGPL-3.0-or-later
// af.cc -- Afrikaans for samsvar in C++: a pack for all hooks, and one hook of code.
//
// Afrikaans negates twice ("Hy het nie gekom nie"), and the second "nie" only closes what the
// first one or "nooit", "geen" opened. The pack's lists would count two negations.
//
// How C++ keeps the rules of plugin.h: one symbol is exported (exports.map); memory is the
// host's (host_allocator), so that a failed allocation is an ENOMEM of this call; what is
// acquired is released by destructors; and no exception leaves, because every function that
// the host calls is a guard() round the one that does the work. Any language that can make a
// C function and struct can do the same.
#include <plugin.h>

#include <cstddef>
#include <exception>
#include <new>
#include <string_view>
#include <vector>

namespace {

template <class T> struct host_allocator {
    using value_type = T;
    const samsvar_host *host;

    explicit host_allocator(const samsvar_host *h) noexcept : host(h) {}
    template <class U> host_allocator(const host_allocator<U> &o) noexcept : host(o.host) {}
    T *allocate(std::size_t n)
    {
        if (n > static_cast<std::size_t>(-1) / sizeof(T))
            throw std::bad_alloc();
        void *p = host->alloc(host, n * sizeof(T));
        if (!p)
            throw std::bad_alloc();
        return static_cast<T *>(p);
    }
    void deallocate(T *p, std::size_t) noexcept { host->release(host, p); }
    template <class U> bool operator==(const host_allocator<U> &o) const noexcept
    {
        return host == o.host;
    }
    template <class U> bool operator!=(const host_allocator<U> &o) const noexcept
    {
        return host != o.host;
    }
};

// A status on its way up through frames that have something to release.
struct failure {
    samsvar_status status;
};

void check(samsvar_status status)
{
    if (status)
        throw failure{status};
}

// The border: exceptions become statuses here, and nowhere else.
template <class Work> samsvar_status guard(const samsvar_host *host, Work work) noexcept
{
    try {
        work();
        return SAMSVAR_OK;
    } catch (const failure &f) {
        return f.status;
    } catch (const std::bad_alloc &) {
        return SAMSVAR_ENOMEM;
    } catch (...) {
        return host->fail(host, SAMSVAR_EPLUGIN, "an exception that nobody expected");
    }
}

} // namespace

// One for each thread.
struct samsvar_instance {
    const samsvar_host *host;
    const samsvar_default_v1 *pack; // the hooks of the pack

    explicit samsvar_instance(const samsvar_host *h)
        : host(h), pack(static_cast<const samsvar_default_v1 *>(
                       h->extension(h, "samsvar.default/1")))
    {
        if (!pack)
            throw failure{h->fail(h, SAMSVAR_ENOTSUP, "its pack (af/pack.json) is not installed")};
    }
};

namespace {

// What the pack's analysis goes through. Features name their parents by number of emission,
// so dropping one moves the numbers of those behind it.
class closing_negation {
  public:
    closing_negation(const samsvar_host *host, const samsvar_doc *doc, samsvar_emit_feature *emit,
                     void *sink)
        : text_(host->doc_text(doc)), emit_(emit), sink_(sink),
          moved_(host_allocator<uint32_t>(host))
    {
    }
    void pass(const samsvar_feature &feature)
    {
        moved_.push_back(emitted_);
        if (closes(feature))
            return;
        samsvar_feature copy = feature;
        if (copy.parent != SAMSVAR_NONE)
            copy.parent = moved_.at(copy.parent);
        emitted_++;
        check(emit_(sink_, &copy, sizeof copy));
    }

  private:
    // Is this the "nie" behind another negation of the same clause?
    bool closes(const samsvar_feature &f)
    {
        if (f.kind != SAMSVAR_FEAT_POLARITY || std::string_view(f.key.ptr, f.key.len) != "neg")
            return false;
        bool again = open_ && segment_ == f.segment && clause_ == f.parent;
        open_ = !again || std::string_view(text_.ptr + f.start, f.end - f.start) != "nie";
        segment_ = f.segment;
        clause_ = f.parent;
        return again && !open_;
    }

    samsvar_str text_;
    samsvar_emit_feature *emit_;
    void *sink_;
    std::vector<uint32_t, host_allocator<uint32_t>> moved_;
    uint32_t emitted_ = 0;
    bool open_ = false; // a negation waits for its "nie"
    uint32_t segment_ = 0, clause_ = SAMSVAR_NONE;
};

// ---- what the host calls: C linkage in all but name, and noexcept

struct passing {
    closing_negation *filter;
    const samsvar_host *host;
};

samsvar_status pass_feature(void *data, const samsvar_feature *feature, uint32_t) noexcept
{
    const passing *p = static_cast<const passing *>(data);
    return guard(p->host, [&] { p->filter->pass(*feature); });
}

samsvar_status analyze(samsvar_instance *inst, const samsvar_doc *doc, samsvar_emit_feature *emit,
                       void *sink) noexcept
{
    return guard(inst->host, [&] {
        closing_negation filter(inst->host, doc, emit, sink);
        passing p = {&filter, inst->host};
        check(inst->pack->analyze(inst->host, doc, pass_feature, &p));
    });
}

void destroy(samsvar_instance *inst) noexcept
{
    if (!inst)
        return;
    const samsvar_host *host = inst->host;
    inst->~samsvar_instance();
    host->release(host, inst);
}

samsvar_status create(const samsvar_plugin *, const samsvar_host *host,
                      samsvar_instance **out) noexcept
{
    return guard(host, [&] {
        host_allocator<samsvar_instance> memory(host);
        samsvar_instance *place = memory.allocate(1);
        try {
            *out = new (place) samsvar_instance(host);
        } catch (...) {
            memory.deallocate(place, 1);
            throw;
        }
    });
}

const char *const languages[] = {"af", nullptr};

const samsvar_plugin plugin = {
    sizeof plugin, SAMSVAR_ABI,
    "af", "Afrikaans", "1.0.0", "LGPL-3.0-or-later",
    languages,
    nullptr, // impl
    create, destroy,
    nullptr, // segment: the pack's
    analyze,
    nullptr, // align: the pack's
    nullptr, // extension
};

} // namespace

SAMSVAR_PLUGIN(samsvar_af)
{
    return host_abi >= SAMSVAR_ABI_MIN ? &plugin : nullptr;
}
