/* SPDX-License-Identifier: LGPL-3.0-or-later */
/* main.c -- the commands, signals, and how the program ends. */
#include "core/cli/cli.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static const cli_command *const commands[] = {
    &cli_align_command,   &cli_segment_command,  &cli_analyze_command,
    &cli_extract_command, &cli_export_command,   &cli_import_command,
    &cli_validate_command, &cli_eval_command,    &cli_dict_command,
    &cli_review_command,  &cli_show_command,        &cli_plugins_command,
};
enum { COMMANDS = sizeof commands / sizeof commands[0] };

/* ------------------------------------------------------------------ signals */

static volatile sig_atomic_t interrupts;

/* The first asks the library to stop, which then removes what it was writing; who cannot
 * wait for that asks twice. */
static void on_signal(int number)
{
    (void)number;
    if (interrupts++) {
        samsvar_cleanup();
        _exit(CLI_INTERRUPTED);
    }
    samsvar_cancel();
}

static void catch_signals(void)
{
    static const int numbers[] = {SIGINT, SIGTERM, SIGHUP};
    struct sigaction old, act;
    memset(&act, 0, sizeof act);
    sigemptyset(&act.sa_mask);
    act.sa_handler = on_signal; /* without SA_RESTART: a read that waits must end */
    for (size_t i = 0; i < sizeof numbers / sizeof numbers[0]; i++)
        if (sigaction(numbers[i], NULL, &old) == 0 && old.sa_handler != SIG_IGN)
            sigaction(numbers[i], &act, NULL);
    act.sa_handler = SIG_IGN; /* writing tells; a signal would leave temporary files */
    sigaction(SIGPIPE, &act, NULL);
}

/* Who starts us with standard input or output closed must not find them to be another
 * file that we open: such descriptors are filled with what fails when it is used. */
static void fill_descriptors(void)
{
    for (int fd = 0; fd < 3; fd++)
        if (fcntl(fd, F_GETFD) == -1 && errno == EBADF)
            open("/dev/null", fd == 0 ? O_WRONLY : O_RDONLY);
}

/* ------------------------------------------------------------------ general help */

static void show_help(FILE *to)
{
    fputs("usage: samsvar COMMAND [OPTION]... FILE...\n"
          "Aligns the parallel statements of articles in several languages.\n\n",
          to);
    for (size_t i = 0; i < COMMANDS; i++)
        fprintf(to, "  %-10s%s\n", commands[i]->name, commands[i]->summary);
    fputs(
        "\nsamsvar COMMAND --help lists the options of a command; samsvar --version the\n"
        "versions and licences. \"-\" is standard input. The manual is samsvar(1).\n",
        to);
}

static int show_version(cli *c)
{
    samsvar_plugin_entry e;
    printf("samsvar %s\nlicense: LGPL-3.0-or-later\n", samsvar_version());
    int code = cli_open(c);
    if (code)
        return code;
    for (uint32_t i = 0; samsvar_plugin_at(c->sv, i, &e) == SAMSVAR_OK; i++)
        if (!e.problem)
            printf("plugin %s %s (%s): %s\n", e.id, e.version, e.name, e.license);
    return CLI_OK;
}

/* ------------------------------------------------------------------ running */

static const cli_command *find_command(const char *name)
{
    for (size_t i = 0; i < COMMANDS; i++)
        if (strcmp(commands[i]->name, name) == 0)
            return commands[i];
    return NULL;
}

/* The command of a command that a word names, or NULL. */
static const cli_command *find_sub(const cli_command *command, const char *name)
{
    for (size_t i = 0; command->subs[i]; i++)
        if (strcmp(cli_sub_name(command->subs[i]), name) == 0)
            return command->subs[i];
    return NULL;
}

/* What is behind a command that has commands of its own; NULL: usage. */
static const cli_command *choose_sub(const cli_command *command, int argc, char **argv)
{
    const char *word = argc > 1 ? argv[1] : "";
    const cli_command *sub = find_sub(command, word);
    if (sub || word[0] == '-')
        return sub ? sub : command; /* its own --help */
    if (*word)
        cli_say("%s: unknown command \"%s\" (samsvar %s --help lists them)",
                command->name, word, command->name);
    else
        cli_help(command, stderr);
    return NULL;
}

static int run_command(cli *c, int argc, char **argv)
{
    while (c->command->subs) {
        const cli_command *chosen = choose_sub(c->command, argc, argv);
        if (!chosen)
            return CLI_USAGE;
        if (chosen == c->command)
            break;
        c->command = chosen;
        argc--;
        argv++;
    }
    int first = 0, code = cli_parse(c->command, argc, argv, &c->settings, &first);
    if (code)
        return code;
    if (c->settings.help) {
        cli_help(c->command, stdout);
        return CLI_OK;
    }
    if (c->settings.version)
        return show_version(c);
    if (c->command->subs) { /* an option before the command's command */
        cli_help(c->command, stderr);
        return CLI_USAGE;
    }
    return c->command->run(c, argc - first, argv + first);
}

static int dispatch(cli *c, int argc, char **argv)
{
    const char *word = argc > 1 ? argv[1] : "";
    c->settings.threshold = c->settings.fail_under = c->settings.weight = UINT32_MAX;
    if (argc < 2) {
        show_help(stderr);
        return CLI_USAGE;
    }
    if (strcmp(word, "--help") == 0 || strcmp(word, "-h") == 0 ||
        strcmp(word, "help") == 0) {
        const cli_command *about = argc > 2 ? find_command(argv[2]) : NULL;
        if (about && about->subs && argc > 3 && find_sub(about, argv[3]))
            about = find_sub(about, argv[3]);
        if (about)
            cli_help(about, stdout);
        else
            show_help(stdout);
        return CLI_OK;
    }
    if (strcmp(word, "--version") == 0)
        return show_version(c);
    c->command = find_command(word);
    if (!c->command) {
        cli_say("unknown %s \"%s\" (samsvar --help lists the commands)",
                word[0] == '-' ? "option" : "command", word);
        return CLI_USAGE;
    }
    return run_command(c, argc - 1, argv + 1);
}

int main(int argc, char **argv)
{
    cli c;
    memset(&c, 0, sizeof c);
    fill_descriptors();
    catch_signals();
    int code = dispatch(&c, argc, argv);
    samsvar_close(c.sv);
    /* A full disk shows only now. */
    int failed = fflush(stdout) != 0;
    failed |= ferror(stdout) != 0;
    if (failed && code != CLI_INTERRUPTED) {
        cli_say("cannot write to standard output");
        code = CLI_IO;
    }
    return code;
}
