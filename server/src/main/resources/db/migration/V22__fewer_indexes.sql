-- Each create pays for every index it touches, a page in the log each. A fleet's events are found kind by kind, from
-- event_of_fleet_by_code; the few vacancies of a host by its living processes.
drop index event_of_fleet;
drop index vacancy_of_host;
