"""Given names common in American news that almost only one gender carries (US Social Security counts since 1930)."""

from claims.extraction.words.wordlists import words

MEN = words(
    "aaron abdul abdullah abraham adam ahmed alan albert alejandro alfred ali allen andrew anthony antonio arnold",
    "arthur ben benjamin bernard bernie bill billy bob bobby brad bradley brandon brendan brian bruce bryan calvin",
    "carl carlos cesar charles charlie christopher chuck clarence clint craig curtis dan daniel darrell dave david",
    "dennis derek dick diego dmitry don donald doug douglas dwight earl ed eddie edgar eduardo edward edwin enrique",
    "eric ernest ethan eugene felix fernando francisco frank franklin fred frederick gary geoffrey george gerald",
    "gilbert glenn gordon graham greg gregory guillermo gustavo hank harold harry harvey hassan hector henry herbert",
    "herman howard hugh hugo hussein ian ibrahim igor isaac ivan jack jacob jake james jared jason javier jeff jeffrey",
    "jeremy jerome jerry jim jimmy joe joel john johnny jonathan jorge jose josé joseph josh joshua juan julio",
    "justin keith ken kenneth kevin khalid kurt kyle larry lawrence leon leonard leroy liam louis lucas luis luke",
    "manuel marco marcus mario mark martin marvin matt matthew max michael miguel mike mikhail mitch mitt mohammad",
    "mohammed muhammad nate nathan nathaniel neil nicholas nick nicolas norman oleg omar oscar owen pablo patrick",
    "paul pedro pete peter philip phillip rafael ralph rand randy raul ray raymond reince ricardo rich richard rick",
    "rob robert roberto rodney roger roland ron ronald ross roy ruben rudy rudolph russell ryan sam samuel saul scott",
    "sean sergei sergey seth shawn sheldon sidney spencer stanley stephen steve steven stuart ted terrence theodore",
    "thomas tim timothy todd tom tomas tony travis trevor tyler vernon victor viktor vincent vladimir wallace walter",
    "warren wayne wesley will william yusuf zachary",
)
WOMEN = words(
    "abigail adriana agnes aisha alexandra alice alicia alison allison alma amanda amber amelia amina amy ana andrea",
    "angela anita ann anna anne annette annie april arlene ashley audrey barbara beatrice becky bernadette bernice",
    "beth betsy betty beverly bonnie brenda brittany caitlin camille carla carly carmen carol caroline carolyn",
    "catherine cathy cecilia charlotte cheryl christina christine cindy claire clara claudia colleen connie consuelo",
    "courtney crystal cynthia daniela danielle darlene dawn deborah debbie debra denise diana diane dolores donna",
    "doris dorothy edith eileen elaine eleanor elena elizabeth ella ellen emily emma erica erin esther ethel eva",
    "evelyn fatima fiona florence frances gabriela gail genevieve georgia geraldine gertrude gina gladys gloria grace",
    "gretchen hannah harriet hazel heather heidi helen hilary hillary hope huma ida ines ingrid irene irina isabel",
    "ivanka jackie jacqueline jane janet janice jasmine jean jeanette jeanne jen jenna jennifer jenny jessica jill",
    "joan joanna joanne josephine joyce juanita judith judy julia julie june karen kate katherine kathleen kathryn",
    "kathy katie katrina kellyanne kimberly kirsten kristen kristin kristina laura lauren leah leila lena leticia",
    "lillian lily linda lisa lois loretta lorraine louise lucia lucille lucy lydia lynn madeleine madison maggie",
    "marcia margaret maria marie marilyn marissa marjorie marlene martha mary maureen maxine megan melania melanie",
    "melissa mercedes meredith michele michelle mildred miriam molly monica nadia nancy naomi natalia natalie natasha",
    "nicole nina nora norma olga olivia olena pamela patricia patty paula pauline peggy penelope penny phyllis priya",
    "rachel ramona rebecca regina renee rhonda rita roberta rosa rosalind rose rosemary ruth sabrina sally samantha",
    "sandra sara sarah sharon sheila shelly sherry shirley silvia sofia sonia sophia sophie stacey stella stephanie",
    "sue susan susana suzanne svetlana sylvia tamara tammy tanya tara tatiana teresa theresa tiffany tina tracy",
    "ursula valerie vanessa vera veronica victoria virginia vivian wanda wendy yolanda yvonne zoe",
)
