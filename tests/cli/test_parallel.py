"""Bulk work on every core."""

import os

import pytest

from app.cli.parallel import each

MANY = tuple(range(500))


def test_answers_come_in_the_order_of_the_questions_whatever_process_made_them():
    assert list(each(lambda number: number * number, MANY)) == [number * number for number in MANY]


@pytest.mark.skipif(len(os.sched_getaffinity(0)) == 1, reason="one core")
def test_many_are_answered_by_other_processes_and_few_here():
    assert os.getpid() not in set(each(lambda _: os.getpid(), MANY))
    assert set(each(lambda _: os.getpid(), MANY[:3])) == {os.getpid()}


def test_a_failure_reaches_the_asker_after_the_answers_before_it():
    def half(number):
        if number == 300:
            raise ValueError("ikke 300")
        return number

    answers = each(half, MANY)
    with pytest.raises(ValueError, match="ikke 300"):
        for _ in answers:
            pass


def test_whoever_stops_listening_ends_the_work():
    answers = each(str, MANY)
    assert next(answers) == "0"
    answers.close()
