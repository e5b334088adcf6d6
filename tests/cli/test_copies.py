"""`flask backup` and `flask restore`"""

from app.cases.enterprises import find_enterprise
from app.store.database import write


def test_what_was_lost_after_a_backup_is_there_again_after_a_restore(runner, db, tmp_path):
    made = runner.invoke(args=["backup", str(tmp_path / "kopi.db")])
    assert (made.exit_code, made.stdout) == (0, "")
    with write(db):
        db.execute("DELETE FROM enterprise")
    restored = runner.invoke(args=["restore", str(tmp_path / "kopi.db")])
    assert (restored.exit_code, restored.stdout) == (0, "")
    assert find_enterprise(db, "99259205").name == "Kantinen Tre Gryder"


def test_a_file_that_is_no_backup_is_refused_and_nothing_is_lost(runner, db, tmp_path):
    (tmp_path / "brev.db").write_text("Kære kommune", encoding="utf-8")
    result = runner.invoke(args=["restore", str(tmp_path / "brev.db")])
    assert (result.exit_code, result.stdout) == (1, "")
    assert "brev.db" in result.stderr
    assert find_enterprise(db, "99259205").name == "Kantinen Tre Gryder"


def test_a_backup_does_not_overwrite(runner, tmp_path):
    (tmp_path / "brev.db").write_text("Kære kommune", encoding="utf-8")
    result = runner.invoke(args=["backup", str(tmp_path / "brev.db")])
    assert result.exit_code == 1
    assert (tmp_path / "brev.db").read_text(encoding="utf-8") == "Kære kommune"


def test_a_backup_can_be_restored_where_set_up_was_never_run(runner, bare_runner, no_database, tmp_path):
    runner.invoke(args=["backup", str(tmp_path / "kopi.db")])
    assert bare_runner.invoke(args=["restore", str(tmp_path / "kopi.db")]).exit_code == 0
    result = bare_runner.invoke(args=["match", "demo-01"])
    assert "Kantinen Tre Gryder" in result.stdout


def test_without_a_file_it_is_wrong_usage(runner):
    assert runner.invoke(args=["backup"]).exit_code == runner.invoke(args=["restore"]).exit_code == 2
