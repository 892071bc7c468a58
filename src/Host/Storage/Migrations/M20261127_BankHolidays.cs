using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Reviews.Host.Storage.Migrations;

/// <summary>Bank holidays imported or withdrawn, and how often a task's deadline has moved.</summary>
[DbContext(typeof(ReviewsDb))]
[Migration("20261127_bank_holidays")]
internal sealed class M20261127_BankHolidays : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.CreateTable(
            "BankHolidays",
            table => new
            {
                Date = table.Column<string>(),
                Title = table.Column<string>(),
                Notes = table.Column<string>(nullable: true),
                IsWithdrawn = table.Column<bool>(),
                By = table.Column<string>(),
                At = table.Column<long>(),
                Why = table.Column<string>(),
            },
            constraints: table => table.PrimaryKey("PK_BankHolidays", row => row.Date));
        migrationBuilder.CreateTable(
            "DeadlineMoves",
            table => new
            {
                TaskId = table.Column<Guid>(),
                Number = table.Column<int>(),
                From = table.Column<string>(),
                To = table.Column<string>(),
                At = table.Column<long>(),
            },
            constraints: table =>
            {
                table.PrimaryKey("PK_DeadlineMoves", row => new { row.TaskId, row.Number });
                table.ForeignKey("FK_DeadlineMoves_ReviewTasks_TaskId", row => row.TaskId, "ReviewTasks", "Id", onDelete: ReferentialAction.Restrict);
            });
    }

    protected override void Down(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.DropTable("DeadlineMoves");
        migrationBuilder.DropTable("BankHolidays");
    }
}
