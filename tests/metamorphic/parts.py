"""The hard parts of the task, and the relations that hold each of them."""

# fmt: off
HARD_PARTS: dict[str, tuple[str, ...]] = {
    "several exchanges kept apart": (
        "an_earlier_handover_is_kept_apart", "the_previous_exchange_is_a_record", "stages_of_a_deal_are_records",
        "another_group_will_follow", "handovers_of_other_sides_are_kept_apart",
        "a_running_total_stands_beside_the_event", "a_cancelled_round_beside_the_one_that_took_place",
    ),
    "mentions merged": ("a_headline_repeats_the_record", "later_mentions_join_the_record", "quotes_join_the_record"),
    "both directions": (
        "swap_order_of_clauses", "swap_verbs_are_synonyms", "x_for_x_is_two_transfers", "all_for_all",
        "uncounted_swap_has_two_directions", "one_sided_report_has_one_direction", "hostages_for_prisoners",
        "remains_are_exchanged_both_ways",
    ),
    "parts, sums, bounds": (
        "counted_parts_are_included", "parts_of_a_neutral_figure_make_it_mixed", "parts_without_a_sum_are_summed",
        "a_combined_figure_is_the_total", "bounds_and_vague_words_keep_their_value", "all_of_them",
        "digits_and_words_are_one_number", "bounds_hold_for_both_directions",
    ),
    "figures that are no head-counts": (
        "figures_that_are_no_head_counts", "figures_inside_the_sentence", "ordinals_add_no_record",
        "people_words_of_casualties",
    ),
    "conflicting claims": ("conflicting_claims_are_both_kept", "conflicting_claims_keep_their_sources"),
    "named people": ("named_people_count_themselves", "one_named_person"),
    "running totals": ("running_totals_are_cumulative", "mediated_totals_are_cumulative"),
    "dates": (
        "every_form_of_a_past_date", "coming_days_are_ahead", "dates_may_stand_anywhere", "vague_times_are_no_dates",
        "deadlines_are_open_intervals", "full_dates_need_no_publication_day", "no_date_is_never_filled_in",
        "the_day_of_the_report_stands_in", "the_day_of_the_handover_beats_the_report",
        "days_of_the_past_of_people_are_not_the_date",
    ),
    "agreement against execution": ("agreement_and_execution_have_their_own_days", "agreed_terms_are_one_agreement"),
    "status": (
        "plans_are_planned", "agreements_are_agreed", "offers_and_demands_are_proposed", "talks_are_proposed",
        "refusals_are_rejected", "a_refused_demand_is_one_record", "called_off_rounds_are_rejected",
        "what_is_under_way_is_ongoing", "one_side_done_and_the_other_due", "reported_speech_keeps_the_status",
        "headlines_have_their_status", "negated_handovers_are_none", "denied_handovers_are_none",
    ),
    "mediators and sources": (
        "mediators_inside_the_sentence", "mediators_far_from_the_event", "bystanders_are_no_mediators",
        "attribution_may_stand_anywhere", "sources_far_from_the_event", "people_may_be_the_source",
    ),
    "sides under other names": (
        "giver_stands_under_any_name", "receiver_stands_under_any_name", "leader_stands_for_the_state",
        "capitals_exchange", "groups_give", "anaphors_stand_for_the_two_sides", "pronouns_stand_for_the_two_sides",
        "pronoun_stands_for_the_giver",
    ),
    "wording": (
        "giving_verbs_are_synonyms", "receiving_verbs_are_synonyms", "passive_says_the_same",
        "nominal_forms_say_the_same", "headlines_in_title_case", "headlines_in_capitals",
    ),
    "other meanings": (
        "exchanges_of_other_things", "swaps_of_other_things", "releases_of_other_kinds", "returns_of_other_kinds",
        "repatriations_of_other_kinds", "handovers_of_other_things", "captivity_is_no_handover",
        "a_handover_beside_its_homonyms",
    ),
}
# fmt: on
