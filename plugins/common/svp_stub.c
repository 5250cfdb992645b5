#include "plugins/common/svp_ana.h"
samsvar_status svp_mark_names(svp_ana *a){(void)a;return 0;}
samsvar_status svp_pass_names(svp_ana *a){(void)a;return 0;}
samsvar_status svp_pass_numbers(svp_ana *a){(void)a;return 0;}
samsvar_status svp_pass_dates(svp_ana *a){(void)a;return 0;}
void svp_mark_quotes(svp_ana *a){(void)a;}
samsvar_status svp_pass_clauses(svp_ana *a){(void)a;return 0;}
