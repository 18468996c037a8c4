"""What no linter checks. A rule is given an Assembly and says what is wrong, one line each."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from infrastructure.assembly import Assembly
from tests.infrastructure.rules.access import actions_exist_and_fit_their_resources
from tests.infrastructure.rules.api import (
    every_graphql_field_has_a_resolver,
    every_lambda_field_is_answered,
    resolvers_are_short_enough,
)
from tests.infrastructure.rules.data import (
    data_is_kept_and_closed,
    keys_and_indexes_use_declared_attributes,
    queues_wait_longer_than_functions,
    services_may_use_our_keys,
)
from tests.infrastructure.rules.functions import (
    environment_and_settings_agree,
    functions_are_complete,
    functions_may_do_no_more,
    functions_may_do_what_they_do,
    layers_fit_the_functions,
    wildcards_have_reasons,
)
from tests.infrastructure.rules.network import (
    services_inside_the_network_are_reached,
    whoever_needs_the_network_stands_in_it,
)
from tests.infrastructure.rules.observability import (
    alarms_watch_what_there_is,
    every_alarm_has_a_page,
    what_is_watched_exists,
)
from tests.infrastructure.rules.rest import (
    browsers_of_the_web_application_may_call,
    every_method_asks_who_calls,
    every_method_is_answered_by_the_function,
    every_request_is_checked,
    rest_api_is_what_the_routes_make,
    rest_stage_is_limited_and_watched,
    secrets_rotate,
)
from tests.infrastructure.rules.stacks import (
    every_output_is_used,
    every_profile_is_complete,
    names_fit,
    nested_stacks_are_given_what_they_ask_for,
    stacks_form_no_circle,
    templates_are_small_enough,
)
from tests.infrastructure.rules.workflow import (
    every_function_of_the_definition_may_be_called,
    states_lead_somewhere,
    substitutions_and_definition_agree,
    tasks_have_the_time_that_the_state_machine_gives,
)

Rule = Callable[[Assembly], Iterator[str]]
RULES: tuple[Rule, ...] = (
    substitutions_and_definition_agree,
    states_lead_somewhere,
    every_function_of_the_definition_may_be_called,
    environment_and_settings_agree,
    nested_stacks_are_given_what_they_ask_for,
    every_output_is_used,
    stacks_form_no_circle,
    functions_are_complete,
    layers_fit_the_functions,
    functions_may_do_what_they_do,
    functions_may_do_no_more,
    wildcards_have_reasons,
    actions_exist_and_fit_their_resources,
    services_inside_the_network_are_reached,
    whoever_needs_the_network_stands_in_it,
    templates_are_small_enough,
    names_fit,
    data_is_kept_and_closed,
    keys_and_indexes_use_declared_attributes,
    queues_wait_longer_than_functions,
    services_may_use_our_keys,
    tasks_have_the_time_that_the_state_machine_gives,
    every_graphql_field_has_a_resolver,
    every_lambda_field_is_answered,
    resolvers_are_short_enough,
    rest_api_is_what_the_routes_make,
    every_method_asks_who_calls,
    every_method_is_answered_by_the_function,
    every_request_is_checked,
    browsers_of_the_web_application_may_call,
    rest_stage_is_limited_and_watched,
    secrets_rotate,
    alarms_watch_what_there_is,
    what_is_watched_exists,
    every_alarm_has_a_page,
    every_profile_is_complete,
)
