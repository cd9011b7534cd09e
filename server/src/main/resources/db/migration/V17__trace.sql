-- What the work of whoever made it is followed as (a W3C traceparent); empty when nobody follows it.
alter table game_session add column trace text not null default '';
alter table player_session add column trace text not null default '';
