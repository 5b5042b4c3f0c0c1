"""The design system and the small widgets that every page shares.

Measures and colours: `tokens`, `theme`. Signs: `icons` (actions, kinds), `shapes` (states), `focus_ring`, `key_hint`.
Words: `text_label` for all text of a page, `text_lines` for text painted by hand. To press: `buttons`, `choice_card`,
`switcher`, `tabs`, `navigation`. To fill in: `number_field`, `text_field`, `comment_field`, `choices`,
`criterion_row`, `drop_zone`. To read: `card`, `status_row`, `status_chip`, `finding_row`, `notice`, `strip`,
`progress`, `empty_state`, `row_list`, `table`, `timeline`, `day_bar`, `plots`. Around them: `page_header`,
`scroll_area`, `dialog`. They take plain words and numbers: what these mean is the page's.
"""
