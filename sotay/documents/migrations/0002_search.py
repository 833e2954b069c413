"""Files are found by what stands in them, with or without diacritics."""

from django.db import migrations

# The words of a text without diacritics. PostgreSQL's own `unaccent` is not immutable and so cannot stand in an index. A
# vector holds at most 1 MB, so a long text is found by its beginning.
FUNCTION = """
CREATE FUNCTION plain_words(value text) RETURNS tsvector LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
    SELECT to_tsvector('pg_catalog.simple'::regconfig, translate(lower(left(value, 200000)),
        'àáảãạăằắẳẵặâầấẩẫậèéẻẽẹêềếểễệìíỉĩịòóỏõọôồốổỗộơờớởỡợùúủũụưừứửữựỳýỷỹỵđ',
        'aaaaaaaaaaaaaaaaaeeeeeeeeeeeiiiiiooooooooooooooooouuuuuuuuuuuyyyyyd'))
$$
"""


class Migration(migrations.Migration):
    """Files are found by what stands in them."""

    dependencies = [("documents", "0001_initial")]
    operations = [
        migrations.RunSQL(FUNCTION, "DROP FUNCTION plain_words(text)"),
        migrations.RunSQL(
            "CREATE INDEX stored_file_words ON documents_storedfile USING gin (plain_words(text))",
            "DROP INDEX stored_file_words",
        ),
    ]
