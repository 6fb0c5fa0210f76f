-- The acts of people and the proposals of rules by the time of recording, for reports over some weeks. The orders of a city stay out, as
-- in decision_of_subject.
create index decision_acts on decision (recorded_at)
    where kind not in ('order.issued', 'order.superseded', 'order.lifted', 'order.cancelled');
