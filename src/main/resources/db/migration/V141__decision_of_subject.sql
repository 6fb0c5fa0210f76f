-- All decisions on one warning, response, proposal, lead: what was known of it at any moment. The orders of a city come by the hundred
-- thousand and name their decisions themselves (site_order), so they stay out: writing them costs nothing more.
create index decision_of_subject on decision (subject, index)
    where kind not in ('order.issued', 'order.superseded', 'order.lifted', 'order.cancelled');
